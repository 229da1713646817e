<?php

// A shop in plain PHP: a page with things to buy, the hosted page of Kassa, and thanks once the webhook has said "paid".

declare(strict_types=1);

use Kassa\Kassa;
use Kassa\KassaError;
use Kassa\SignatureVerificationError;
use Kassa\Webhook;

// With Composer: require 'vendor/autoload.php';
require __DIR__ . '/../../clients/php/autoload.php';

const BOOKS = ['atlas' => ['Atlas of rivers', 5000], 'poems' => ['Collected poems', 1900]];

$shop = "http://{$_SERVER['HTTP_HOST']}";
// What was ordered, by our own numbers: a file each. A real shop keeps this in its database.
$orders = getenv('ORDERS') ?: sys_get_temp_dir();
$file = static fn (string $order): string => "$orders/order-" . preg_replace('/[^0-9a-f]/', '', $order) . '.json';

function page(string $title, string $body, int $status = 200): void
{
    http_response_code($status);
    $style = 'body{font:1.1em system-ui;max-width:32em;margin:3em auto}';
    $head = "<meta charset=utf-8><meta name=viewport content='width=device-width'><style>$style</style>";
    echo "<!doctype html><html lang=en>$head<title>$title</title><h1>$title</h1>$body</html>";
}

function books(): void
{
    $rows = '';
    foreach (BOOKS as $id => [$name, $amount]) {
        $button = "<button name=book value=$id>Buy for GHS " . number_format($amount / 100, 2) . '</button>';
        $rows .= "<form method=post action=/buy><p>$name $button</p></form>";
    }
    page('Books', $rows);
}

function buy(string $shop, Closure $file): void
{
    [$name, $amount] = BOOKS[$_POST['book'] ?? ''] ?? [null, null];
    if ($name === null) {
        page('No such book', '<a href=/>Back</a>', 404);
        return;
    }
    $order = bin2hex(random_bytes(16));
    file_put_contents($file($order), json_encode(['name' => $name, 'paid' => false]));
    $kassa = new Kassa(getenv('KASSA_KEY'), baseUrl: getenv('KASSA_URL'));
    $session = $kassa->checkout->sessions->create([
        'amount' => $amount,
        'currency' => 'GHS',
        'description' => $name,
        'success_url' => "$shop/thanks?order=$order",
        'cancel_url' => $shop,
        'metadata' => ['order' => $order],
    ]);
    header("Location: $session->url", true, 303);
}

function hear(Closure $file): void
{
    $event = Webhook::constructEvent(file_get_contents('php://input'), $_SERVER, getenv('KASSA_WEBHOOK_SECRET'));
    // A delivery can come twice: writing the same again changes nothing.
    if ($event->type === 'checkout.session.completed' && is_file($file($event->data->object->metadata->order))) {
        $place = $file($event->data->object->metadata->order);
        $paid = ['paid' => $event->data->object->payment_status === 'paid'];
        file_put_contents($place, json_encode($paid + json_decode(file_get_contents($place), true)));
    }
    http_response_code(204);
}

function thanks(Closure $file): void
{
    $place = $file($_GET['order'] ?? '');
    $order = is_file($place) ? json_decode(file_get_contents($place)) : null;
    $status = ($order?->paid ?? false) ? 'is paid. Thank you!' : 'is not paid yet. Load this page again in a moment.';
    $order ? page('Your order', "<p>$order->name $status</p>") : page('No such order', '<a href=/>Back</a>', 404);
}

try {
    match ("{$_SERVER['REQUEST_METHOD']} " . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)) {
        'GET /' => books(),
        'POST /buy' => buy($shop, $file),
        'POST /hooks' => hear($file),
        'GET /thanks' => thanks($file),
        default => page('Not here', '<a href=/>Back</a>', 404),
    };
} catch (SignatureVerificationError $problem) {
    page('Not from Kassa', $problem->getMessage(), 400);
} catch (KassaError $problem) {
    error_log("{$problem->getMessage()} $problem->requestId");
    page('Paying does not work right now', 'Please try again in a moment.', 502);
}
