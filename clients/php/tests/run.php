<?php

// The tests of the PHP client, at the real server. They need nothing but PHP: each check is a function here, and a run
// says which of them did not hold.

declare(strict_types=1);

use Kassa\ApiConnectionError;
use Kassa\ApiError;
use Kassa\AuthenticationError;
use Kassa\ConflictError;
use Kassa\IdempotencyError;
use Kassa\InvalidRequestError;
use Kassa\Kassa;
use Kassa\KassaError;
use Kassa\KassaObject;
use Kassa\NotFoundError;
use Kassa\Objects;
use Kassa\PermissionDeniedError;
use Kassa\RateLimitError;
use Kassa\SignatureVerificationError;
use Kassa\Table;
use Kassa\Webhook;

require __DIR__ . '/../autoload.php';

set_error_handler(static function (int $kind, string $message, string $file, int $line): bool {
    throw new ErrorException($message, 0, $kind, $file, $line);
});

const ORDER = [
    'amount' => 5000,
    'currency' => 'GHS',
    'success_url' => 'https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}',
    'cancel_url' => 'https://yoursite.com/cancel',
    'customer_email' => 'customer@example.com',
    'metadata' => ['order_id' => '1234'],
];
const BUSY = ['status' => 503, 'body' => '{"error":{"type":"api_error","code":"busy","message":"The server is busy."}}'];
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = 'whsec_HJnSbmAFAwA0TKgYz8P7GmzD7ucLq+RbGEIUaiC4mjU=';
const BODY = '{"id":"evt_1","type":"product.created","data":{"object":{"name":"Grüße"}}}';

/** What the tests ask of the stage; see clients/stage.mjs. */
function stage(string $method, string $path, ?array $body = null): array
{
    $stage = getenv('KASSA_STAGE') ?: exit("run these by `cargo xtask test --only clients`\n");
    $content = $body === null ? '' : json_encode($body);
    $http = ['method' => $method, 'header' => 'Content-Type: application/json', 'content' => $content];
    $answer = file_get_contents($stage . $path, false, stream_context_create(['http' => $http]));
    return json_decode($answer, true, flags: JSON_THROW_ON_ERROR);
}

function same(mixed $expected, mixed $actual): void
{
    if ($expected !== $actual) {
        throw new RuntimeException('expected ' . var_export($expected, true) . ', and it is ' . var_export($actual, true));
    }
}

function matches(string $pattern, string $text): void
{
    same(true, preg_match($pattern, $text) === 1 ?: "$text does not match $pattern");
}

/** @param class-string<Throwable> $class */
function thrown(string $class, Closure $do): Throwable
{
    try {
        $do();
    } catch (Throwable $problem) {
        same($class, $problem::class . ($problem::class === $class ? '' : ": {$problem->getMessage()}"));
        return $problem;
    }
    throw new RuntimeException("nothing was thrown, where $class should have been");
}

/** A shop of its own behind a road: its client, how many sessions it has, and what came along. */
function behind(array $plan, mixed ...$options): array
{
    $own = stage('POST', '/shop', []);
    $road = stage('POST', '/road', ['plan' => $plan]);
    $direct = new Kassa($own['key'], $own['url']);
    $count = static fn (): int => count($direct->checkout->sessions->list()->data);
    $requests = static fn (): array => stage('GET', "/road/{$road['id']}")['requests'];
    return [new Kassa($own['key'], $road['url'], ...$options), $count, $requests, $own];
}

function keys(array $requests): array
{
    return array_map(static fn (array $one) => $one['headers']['idempotency-key'] ?? null, $requests);
}

$own = stage('POST', '/shop', []);
$paygate = new Kassa($own['key'], baseUrl: $own['url']);
$pay = static fn (KassaObject $session): ?string => stage('POST', '/pay', ['url' => $session->url])['location'];

$tests = [];

$tests['every operation of the server is a verb, and every verb is an operation'] = function () use ($own, $paygate): void {
    $document = json_decode(file_get_contents("{$own['url']}/openapi.json"), true);
    $operations = [];
    foreach ($document['paths'] as $path => $methods) {
        foreach (array_keys($methods) as $method) {
            $operations[] = strtoupper($method) . " $path";
        }
    }
    $verbs = array_map(static fn (array $row): string => "$row[0] $row[1]", array_values(Table::VERBS));
    sort($operations);
    sort($verbs);
    same($operations, $verbs);
    foreach (array_keys(Table::VERBS) as $name) {
        $parts = explode('.', $name);
        $verb = array_pop($parts);
        $resource = array_reduce($parts, static fn (object $at, string $part): object => $at->$part, $paygate);
        same(true, method_exists($resource, $verb));
    }
};

$tests['a session as the PayGate document makes, reads, lists and expires it'] = function () use ($own, $paygate, $pay): void {
    $session = $paygate->checkout->sessions->create(ORDER);
    same(Objects\Session::class, $session::class);
    same("{$own['url']}/checkout/{$session->id}", $session->url);
    same(['open', 'unpaid', 5000], [$session->status, $session->payment_status, $session['amount']]);
    same('1234', $session->metadata->order_id);
    same(201, $session->lastResponse()->status);
    matches('/^req_/', $session->lastResponse()->requestId);
    same($session->toArray(), $paygate->checkout->sessions->retrieve($session->id)->toArray());
    same("https://yoursite.com/success?session_id={$session->id}", $pay($session));

    $paid = $paygate->checkout->sessions->retrieve($session->id, ['expand' => ['payment', 'line_items']]);
    same(['complete', 'paid', Objects\Payment::class], [$paid->status, $paid->payment_status, $paid->payment::class]);
    same(5000, $paid->line_items->data[0]->amount_total);
    $sessions = $paygate->checkout->sessions->list(['status' => 'complete', 'limit' => 10]);
    same([$session->id], array_map(static fn ($one) => $one->id, $sessions->data));

    $other = $paygate->checkout->sessions->create(['currency' => null] + ORDER);
    same('expired', $paygate->checkout->sessions->expire($other->id)->status);
    $refund = $paygate->refunds->create(['session' => $session->id, 'amount' => 1500]);
    same(['refund', 1500, 'GHS'], [$refund->object, $refund->amount, $refund->currency]);
};

$tests['a list is walked over as a whole, by one page or by many'] = function () use ($paygate): void {
    foreach (range(1, 5) as $number) {
        $paygate->products->create(['name' => "Book $number", 'active' => $number !== 5]);
    }
    $names = static fn (iterable $some): array => array_map(static fn ($one) => $one->name, [...$some]);
    same(['Book 5', 'Book 4', 'Book 3', 'Book 2', 'Book 1'], $names($paygate->products->list(['limit' => 2])));
    $page = $paygate->products->list(['limit' => 2, 'active' => true]);
    same([2, true], [count($page->data), $page->has_more]);
    same(['Book 2', 'Book 1'], $names($page->nextPage()->data));
    same(null, $page->nextPage()->nextPage());
    same(4, count(iterator_to_array($page)));
};

$tests['events that are read in order go on after a place'] = function (): void {
    $own = stage('POST', '/shop', []);
    $kassa = new Kassa($own['key'], $own['url']);
    foreach (range(1, 5) as $number) {
        $kassa->customers->create(['name' => "Ama $number"]);
    }
    // An event is shown once it has its place, which is a moment later.
    do {
        $events = $kassa->events->list(['after' => 0, 'limit' => 2]);
        $heard = array_map(static fn ($event) => $event->sequence, [...$events]);
    } while (count($heard) < 5);
    same([1, 2, 3, 4, 5], $heard);
};

$tests['what is null is cleared, what is not said stays, and what is empty is an object'] = function () use ($paygate): void {
    $made = $paygate->customers->create(['email' => 'a@b.example', 'name' => 'Ama', 'metadata' => []]);
    same(0, count($made->metadata));
    same('{}', json_encode($made->metadata));
    $cleared = $paygate->customers->update($made->id, ['name' => null]);
    same([null, 'a@b.example'], [$cleared->name, $cleared->email]);
    same(false, isset($cleared->name));
    same([$made->id], array_map(static fn ($one) => $one->id, $paygate->customers->list(['email' => 'a@b.example'])->data));
    same(true, $paygate->customers->delete($made->id)->deleted);
    same(true, $paygate->customers->retrieve($made->id)->deleted);
    thrown(OutOfBoundsException::class, static fn () => $made->nmae);
    thrown(LogicException::class, static fn () => $made->name = 'Kofi');
};

$tests['an endpoint hears of a purchase, and the event is verified in both forms'] = function () use ($paygate, $pay): void {
    $ear = stage('POST', '/ear', []);
    $endpoint = $paygate->webhookEndpoints->create(['url' => $ear['url'], 'enabled_events' => ['checkout.session.completed']]);
    $session = $paygate->checkout->sessions->create(ORDER);
    $pay($session);
    ['headers' => $headers, 'body' => $body] = stage('GET', "/ear/{$ear['id']}?type=checkout.session.completed");
    foreach ([$headers, $headers['kassa-signature']] as $proof) {
        $event = Webhook::constructEvent($body, $proof, $endpoint->secret);
        same(['checkout.session.completed', Objects\Session::class], [$event->type, $event->data->object::class]);
        same([$session->id, '1234'], [$event->data->object->id, $event->data->object->metadata->order_id]);
    }
    $other = $paygate->webhookEndpoints->rotateSecret($endpoint->id, ['expire_previous_in' => 60]);
    thrown(SignatureVerificationError::class, static fn () => Webhook::constructEvent($body, $headers, $other->secret));
    Webhook::constructEvent($body, $headers, [$other->secret, $endpoint->secret]);
    same(true, $paygate->webhookEndpoints->delete($endpoint->id)->deleted);
};

$tests['a payment without a page, a picture, and time that is turned'] = function () use ($paygate): void {
    $charge = ['amount' => 5000, 'payment_method' => 'mobile_money', 'provider' => 'mtn', 'phone' => '0241234567'];
    $first = $paygate->payments->create($charge + ['idempotency_key' => 'order-1234']);
    $again = $paygate->payments->create($charge + ['idempotency_key' => 'order-1234']);
    same([$first->id, 'true'], [$again->id, $again->lastResponse()->headers['idempotent-replayed']]);

    $png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    $look = $paygate->branding->uploadLogo(base64_decode($png), 'image/png');
    same([1, 1], [$look->logo->width, $look->logo->height]);

    same('test_clock', $paygate->testClock->turn(['advance' => 'P1D'])->object);
    while ($paygate->testClock->retrieve()->status !== 'ready');
    same('released', $paygate->testClock->release()->status);
};

$tests['the key is not shown, whatever is printed'] = function () use ($own): void {
    $lost = new Kassa($own['key'], 'http://127.0.0.1:1', maxRetries: 0);
    $problem = thrown(ApiConnectionError::class, static fn () => $lost->products->list());
    $wrong = thrown(InvalidArgumentException::class, static fn () => new Kassa("{$own['key']}\n", $own['url']));
    foreach ([$lost, $lost->products, $problem, $problem->getTraceAsString(), $wrong->getTraceAsString()] as $thing) {
        ob_start();
        var_dump($thing);
        same(false, str_contains(ob_get_clean() . print_r($thing, true), $own['key']));
    }
    thrown(LogicException::class, static fn () => serialize($lost));
};

$tests['what a client is made with is looked at'] = function () use ($own): void {
    foreach (['', "sk_test_1\n", ' sk_test_1'] as $key) {
        matches('/^key:/', thrown(InvalidArgumentException::class, static fn () => new Kassa($key, $own['url']))->getMessage());
    }
    foreach (['', 'pay.example.com', 'ftp://a', 'https://u:p@a', 'https://a?b'] as $url) {
        matches('/^baseUrl:/', thrown(InvalidArgumentException::class, static fn () => new Kassa('k', $url))->getMessage());
    }
    $timeout = thrown(InvalidArgumentException::class, static fn () => new Kassa('k', $own['url'], timeout: 0));
    matches('/^timeout:/', $timeout->getMessage());
    $retries = thrown(InvalidArgumentException::class, static fn () => new Kassa('k', $own['url'], maxRetries: -1));
    matches('/^maxRetries:/', $retries->getMessage());
};

$tests['an id that would lead elsewhere is refused before anything is asked'] = function () use ($paygate): void {
    foreach (['', '..', '.'] as $id) {
        matches('/^id:/', thrown(InvalidArgumentException::class, static fn () => $paygate->coupons->delete($id))->getMessage());
    }
    thrown(NotFoundError::class, static fn () => $paygate->coupons->retrieve('a/../../b'));
    $option = thrown(InvalidArgumentException::class, static fn () => $paygate->coupons->retrieve('a', ['idempotencyKey' => 'b']));
    matches('/^idempotencyKey: is not an option/', $option->getMessage());
    thrown(InvalidArgumentException::class, static fn () => $paygate->products->create(['name' => "\xff"]));
    $key = ['idempotency_key' => "a\r\nX-Evil: 1"];
    thrown(InvalidArgumentException::class, static fn () => $paygate->products->create(['name' => 'A'], $key));
};

$tests['an answer that is lost, or cut off, is asked for again, and nothing happens twice'] = function (): void {
    [$kassa, $count, $requests] = behind(['lose', 'cut']);
    $session = $kassa->checkout->sessions->create(ORDER);
    same([1, 'true'], [$count(), $session->lastResponse()->headers['idempotent-replayed']]);
    $tries = $requests();
    same([3, 1, 1], [count($tries), count(array_unique(keys($tries))), count(array_unique(array_column($tries, 'body')))]);
    matches('/^kassa-php\/\d+\.\d+\.\d+ php\/8\./', $tries[0]['headers']['user-agent']);
    $kassa->checkout->sessions->create(ORDER);
    same(false, keys($requests())[3] === keys($tries)[0]);
};

$tests['a server that is killed and started again has done it once'] = function (): void {
    [$kassa, $count, $requests] = behind(['crash', 'refuse'], maxRetries: 5);
    same('open', $kassa->checkout->sessions->create(ORDER)->status);
    same([1, 3], [$count(), count($requests())]);
};

$tests['a key of one\'s own is kept, and never renewed'] = function (): void {
    [$kassa, , $requests] = behind(['refuse', BUSY]);
    $kassa->checkout->sessions->create(ORDER, ['idempotency_key' => 'order-1234']);
    same(['order-1234', 'order-1234', 'order-1234'], keys($requests()));
};

$tests['the server says how long to wait, up to a minute'] = function (): void {
    [$kassa, , $requests] = behind([BUSY + ['headers' => ['retry-after' => '2']], 'pass', BUSY + ['headers' => ['retry-after' => '61']]]);
    $kassa->products->list();
    [$first, $second] = $requests();
    same(true, $second['at'] - $first['at'] >= 2000);
    same([null, null], keys($requests()));
    $problem = thrown(ApiError::class, static fn () => $kassa->products->list());
    same(['busy', 61.0, 3], [$problem->errorCode, $problem->retryAfter, count($requests())]);
};

$tests['there are as many tries as were asked for'] = function (): void {
    [$kassa, , $requests] = behind([BUSY, BUSY, BUSY, BUSY]);
    thrown(ApiError::class, static fn () => $kassa->products->list());
    same(3, count($requests()));
    thrown(ApiError::class, static fn () => $kassa->products->list([], ['max_retries' => 0]));
    same(4, count($requests()));
};

$tests['no answer in time is a lost connection'] = function (): void {
    [$kassa, , $requests] = behind(['hang', 'hang'], timeout: 0.2, maxRetries: 1);
    $problem = thrown(ApiConnectionError::class, static fn () => $kassa->products->list());
    matches('/^cannot reach http:\/\/127\.0\.0\.1:\d+: no answer within 0\.2 s$/', $problem->getMessage());
    same(2, count($requests()));
};

$tests['too many requests are told apart, waited out and answered'] = function (): void {
    $own = stage('POST', '/strict', []);
    $hasty = new Kassa($own['key'], $own['url'], maxRetries: 0);
    $problem = null;
    // One a second is answered; of the others there is one before the next second.
    while ($problem === null) {
        try {
            $hasty->products->list();
        } catch (RateLimitError $problem) {
        }
    }
    same([429, 'too_many_requests', true], [$problem->status, $problem->errorCode, $problem->retryAfter >= 1]);
    same([], (new Kassa($own['key'], $own['url']))->products->list()->data);
};

$tests['every kind of refusal has its class and says what is wrong, and is not asked again'] = function () use ($own): void {
    $road = stage('POST', '/road', ['plan' => []]);
    $count = static fn (): int => count(stage('GET', "/road/{$road['id']}")['requests']);
    $kassa = new Kassa($own['key'], $road['url']);
    $wrong = new Kassa('sk_test_wrong', $road['url']);
    $reader = new Kassa($own['reader'], $road['url']);
    $sessions = $kassa->checkout->sessions;
    $session = $sessions->create(ORDER, ['idempotency_key' => 'one']);
    $sessions->expire($session->id);
    $gold = static fn () => $kassa->products->create(['name' => 'Gold', 'tier' => 'gold']);
    $gold();
    $before = $count();
    $reused = static fn () => $sessions->create(['amount' => 1] + ORDER, ['idempotency_key' => 'one']);
    $expected = [
        [AuthenticationError::class, 401, 'invalid_api_key', null, static fn () => $wrong->products->list()],
        [PermissionDeniedError::class, 403, 'scope_missing', null, static fn () => $reader->products->create(['name' => 'A'])],
        [InvalidRequestError::class, 400, 'parameter_invalid', 'amount', static fn () => $sessions->create(['amount' => '7'] + ORDER)],
        [InvalidRequestError::class, 400, 'parameter_unknown', 'amout', static fn () => $sessions->create(['amout' => 7] + ORDER)],
        [NotFoundError::class, 404, 'resource_missing', null, static fn () => $sessions->retrieve('cs_none')],
        [ConflictError::class, 409, 'session_not_open', null, static fn () => $sessions->expire($session->id)],
        [ConflictError::class, 409, 'already_taken', 'tier', $gold],
        [IdempotencyError::class, 422, 'idempotency_key_reused', null, $reused],
    ];
    foreach ($expected as [$class, $status, $code, $param, $do]) {
        $problem = thrown($class, $do);
        same(true, $problem instanceof KassaError);
        same([$status, $status, $code, $param], [$problem->status, $problem->getCode(), $problem->errorCode, $problem->param]);
        matches('/^req_/', $problem->requestId);
        matches("/docs\/errors#$code$/", $problem->docUrl);
        same(true, strlen($problem->getMessage()) > 10);
    }
    same(count($expected), $count() - $before);
};

$tests['a request with the same key that is still worked on is waited for'] = function (): void {
    $error = ['type' => 'invalid_request_error', 'code' => 'idempotency_key_in_use', 'message' => 'Try again.'];
    [$kassa, , $requests] = behind([['status' => 409, 'body' => json_encode(['error' => $error])]]);
    $kassa->checkout->sessions->create(ORDER);
    same(2, count($requests()));
};

$tests['what something else on the way answers is not taken for an answer'] = function (): void {
    $plan = [
        ['status' => 502, 'headers' => ['content-type' => 'text/html'], 'body' => '<h1>Bad gateway</h1>'],
        ['status' => 302, 'headers' => ['location' => 'https://login.example/']],
        ['status' => 200, 'body' => '<h1>Welcome to the hotel</h1>'],
        ['status' => 200, 'body' => 'null'],
        ['status' => 500, 'body' => '{"error": "whatever"}'],
    ];
    [$kassa, , $requests] = behind($plan, maxRetries: 0);
    foreach (['/Bad gateway/', '/login\.example.*baseUrl/', '/hotel/', '/null/', '/whatever/'] as $at => $words) {
        $problem = thrown(ApiError::class, static fn () => $kassa->products->list());
        same($plan[$at]['status'], $problem->status);
        matches($words, $problem->getMessage());
    }
    same(5, count($requests()));
};

$refused = static fn (mixed ...$args): Throwable =>
    thrown(SignatureVerificationError::class, static fn () => Webhook::constructEvent(...$args));

$tests['the vector of the Standard Webhooks specification'] = function () use ($refused): void {
    $payload = '{"test": 2432232314}';
    $headers = Webhook::testHeaders($payload, SECRET, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330);
    same('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=', $headers['webhook-signature']);
    $refused($payload, $headers, SECRET);
    same(2432232314, Webhook::constructEvent($payload, $headers, SECRET, 1e10)->test);
};

$tests['a good delivery in either form, with headers as frameworks write them'] = function (): void {
    $headers = Webhook::testHeaders(BODY, SECRET);
    $server = $lists = [];
    foreach ($headers as $name => $value) {
        $server['HTTP_' . strtoupper(strtr($name, '-', '_'))] = $value;
        $lists[ucwords($name, '-')] = [$value];
    }
    foreach ([$headers, $headers['kassa-signature'], $server + ['argc' => 0], $lists] as $proof) {
        same('Grüße', Webhook::constructEvent(BODY, $proof, SECRET)->data->object->name);
    }
};

$tests['one good signature among several is enough, and so is one of several secrets'] = function (): void {
    $both = Webhook::testHeaders(BODY, [OTHER, SECRET]);
    Webhook::constructEvent(BODY, ['webhook-signature' => "v1a,AAAA v1,AAAA {$both['webhook-signature']}"] + $both, SECRET);
    Webhook::constructEvent(BODY, $both['kassa-signature'], SECRET);
    same('evt_1', Webhook::constructEvent(BODY, Webhook::testHeaders(BODY, OTHER), [SECRET, OTHER])->id);
};

$tests['whatever was changed is refused'] = function () use ($refused): void {
    $headers = Webhook::testHeaders(BODY, SECRET);
    $refused(BODY . ' ', $headers, SECRET);
    $refused(BODY, $headers, OTHER);
    foreach (['webhook-id', 'webhook-timestamp', 'webhook-signature'] as $name) {
        foreach (["{$headers[$name]}0", "{$headers[$name]}\n", '', 'é', ...$name === 'webhook-id' ? [['a', 'b']] : []] as $value) {
            $refused(BODY, [$name => $value] + $headers, SECRET);
        }
    }
    $refused(BODY, [], SECRET);
    $now = time();
    foreach (['t=,v1=', 'v1=00', 't=x', 'garbage', '', "t=$now,v1=", "t=$now,v1=é", 't=1e3,v1=0'] as $text) {
        $refused(BODY, $text, SECRET);
    }
};

$tests['what is old or from the future is refused'] = function () use ($refused): void {
    foreach ([time() - 302, time() + 302] as $timestamp) {
        $headers = Webhook::testHeaders(BODY, SECRET, timestamp: $timestamp);
        $refused(BODY, $headers, SECRET);
        $refused(BODY, $headers['kassa-signature'], SECRET);
    }
    $headers = Webhook::testHeaders(BODY, SECRET, timestamp: time() - 290);
    same('evt_1', Webhook::constructEvent(BODY, $headers, SECRET)->id);
    $refused(BODY, $headers, SECRET, 100);
    foreach ([0, -1, NAN] as $tolerance) {
        $bad = static fn () => Webhook::constructEvent(BODY, $headers, SECRET, $tolerance);
        matches('/^tolerance:/', thrown(InvalidArgumentException::class, $bad)->getMessage());
    }
};

$tests['a secret that is none is refused at once, for with an empty one anybody could sign'] = function (): void {
    $headers = Webhook::testHeaders(BODY, SECRET);
    foreach (['', 'whsec_', 'whsec_AAAA', 'whsec_AAAAA', 'sk_test_1', [], [''], [SECRET, ''], [null]] as $none) {
        $bad = static fn () => Webhook::constructEvent(BODY, $headers, $none);
        matches('/^secret:/', thrown(InvalidArgumentException::class, $bad)->getMessage());
    }
};

$failed = 0;
foreach ($tests as $name => $test) {
    try {
        $test();
        echo "ok   $name\n";
    } catch (Throwable $problem) {
        $failed++;
        echo "FAIL $name\n     {$problem->getMessage()}\n{$problem->getTraceAsString()}\n";
    }
}
echo count($tests) . " tests, $failed failed\n";
exit($failed === 0 ? 0 : 1);
