<?php
// The PayGate document's PHP: its call, the other calls in its manner, and a receiver's check of a webhook. The client
// that the document takes for granted comes first.
namespace PayGate;

final class Sessions
{
    public function __construct(private string $key)
    {
    }

    public function create(array $body): object
    {
        return $this->call('POST', '', json_encode($body));
    }

    public function retrieve(string $id): object
    {
        return $this->call('GET', "/$id");
    }

    public function list(array $filter): object
    {
        return $this->call('GET', '?' . http_build_query($filter));
    }

    public function expire(string $id): object
    {
        return $this->call('POST', "/$id/expire");
    }

    private function call(string $method, string $path, string $body = ''): object
    {
        $headers = ["Authorization: Bearer {$this->key}", 'Content-Type: application/json'];
        $http = ['method' => $method, 'header' => $headers, 'content' => $body];
        $url = getenv('PAYGATE_URL') . "/v1/checkout/sessions$path";
        $answer = file_get_contents($url, false, stream_context_create(['http' => $http]));
        if ($answer === false) {
            exit(1);
        }
        return json_decode($answer, flags: JSON_THROW_ON_ERROR);
    }
}

final class Checkout
{
    public function __construct(public Sessions $sessions)
    {
    }
}

final class PayGate
{
    public Checkout $checkout;

    public function __construct(string $key)
    {
        $this->checkout = new Checkout(new Sessions($key));
    }
}

final class Webhook
{
    public static function constructEvent(string $payload, string $signature, string $secret): ?object
    {
        parse_str(strtr($signature, ',', '&'), $parts);
        $expected = hash_hmac('sha256', "{$parts['t']}.$payload", $secret);
        $good = abs(time() - (int) $parts['t']) <= 300 && hash_equals($expected, $parts['v1']);
        return $good ? json_decode($payload) : null;
    }
}

function tell(string $step, mixed $answer): void
{
    echo json_encode(['step' => $step, 'answer' => $answer]), "\n";
}

$paygate = new \PayGate\PayGate(getenv('PAYGATE_KEY'));

$session = $paygate->checkout->sessions->create([
    'amount' => 5000,
    'currency' => 'GHS',
    'success_url' => 'https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}',
    'cancel_url' => 'https://yoursite.com/cancel',
    'customer_email' => 'customer@example.com',
    'metadata' => ['order_id' => '1234']
]);
tell('create', $session);
fgets(STDIN);

tell('retrieve', $paygate->checkout->sessions->retrieve($session->id));
tell('list', $paygate->checkout->sessions->list(['status' => 'complete', 'limit' => 10]));

$other = $paygate->checkout->sessions->create([
    'amount' => 5000,
    'success_url' => 'https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}',
    'cancel_url' => 'https://yoursite.com/cancel'
]);
tell('expire', $paygate->checkout->sessions->expire($other->id));

while ($line = fgets(STDIN)) {
    $event = Webhook::constructEvent(...json_decode($line, true));
    if ($event === null) {
        tell('refuse', null);
    } else {
        tell('fulfil', $event->data->object->metadata->order_id);
    }
}
