<?php

declare(strict_types=1);

namespace Kassa;

/** Checking that a webhook comes from your Kassa, and was sent just now. */
final class Webhook
{
    /**
     * The event that a delivery carries, once its signature has been verified.
     *
     * @param string $payload the body as it came, such as `file_get_contents('php://input')`
     * @param string|array<string, string|list<string>> $headers all headers of the request, such as `getallheaders()` or
     *     `$_SERVER`; or the value of `Kassa-Signature` alone
     * @param string|list<string> $secret the endpoint's secret, or several while you change over
     * @param float $tolerance how many seconds a delivery may be old
     * @throws SignatureVerificationError
     */
    public static function constructEvent(
        string $payload,
        string|array $headers,
        #[\SensitiveParameter] string|array $secret,
        float $tolerance = 300,
    ): Objects\Event {
        $keys = self::keys($secret);
        if (!($tolerance > 0)) {
            throw new \InvalidArgumentException('tolerance: must be a number of seconds above 0');
        }
        [$time, $given, $sign] = self::claims($headers);
        if (preg_match('/^[0-9]{1,12}$/D', $time) !== 1) {
            throw new SignatureVerificationError('the time of the signature is not a number');
        }
        // Every signature is compared, so that how long it takes says nothing.
        $good = false;
        foreach ($keys as $key) {
            $right = $sign($key, $payload);
            foreach ($given as $one) {
                $good = hash_equals($right, $one) || $good;
            }
        }
        if (!$good) {
            throw new SignatureVerificationError(
                'no signature fits: is this the secret of this endpoint, and the body as it came?'
            );
        }
        if (abs(time() - (int) $time) > $tolerance) {
            throw new SignatureVerificationError(
                "the signature is too old or from the future: is this machine's clock right?"
            );
        }
        $told = json_decode($payload);
        if (!$told instanceof \stdClass) {
            throw new SignatureVerificationError('what was signed is not an event in JSON');
        }
        return new Objects\Event($told);
    }

    /**
     * The headers that Kassa would send with a body, for tests of your own receiver.
     *
     * @param string|list<string> $secret
     * @return array<string, string>
     */
    public static function testHeaders(
        string $payload,
        #[\SensitiveParameter] string|array $secret,
        string $id = 'evt_test',
        ?int $timestamp = null,
    ): array {
        $time = (string) ($timestamp ?? time());
        $keys = self::keys($secret);
        $stamped = array_map(static fn (array $key): string => 'v1=' . self::stamped($key, $time, $payload), $keys);
        $standard = array_map(static fn (array $key): string => 'v1,' . self::standard($key, $id, $time, $payload), $keys);
        return [
            'content-type' => 'application/json',
            'kassa-signature' => implode(',', ["t=$time", ...$stamped]),
            'webhook-id' => $id,
            'webhook-timestamp' => $time,
            'webhook-signature' => implode(' ', $standard),
        ];
    }

    /**
     * What the secrets stand for, in the two forms in which Kassa signs.
     *
     * @param string|list<string> $secret
     * @return list<array{string, string}> text and bytes
     */
    private static function keys(#[\SensitiveParameter] string|array $secret): array
    {
        $keys = [];
        foreach ((array) $secret as $one) {
            if (!is_string($one) || preg_match('/^whsec_([A-Za-z0-9+\/]+={0,2})$/D', $one, $found) !== 1) {
                throw new \InvalidArgumentException(
                    "secret: must be the endpoint's secret, which is whsec_ and base 64"
                );
            }
            $bytes = base64_decode($found[1], true);
            if ($bytes === false || strlen($bytes) < 16) {
                throw new \InvalidArgumentException('secret: is too short to be one');
            }
            $keys[] = [$one, $bytes];
        }
        return $keys ?: throw new \InvalidArgumentException('secret: is missing');
    }

    /** @param array{string, string} $key */
    private static function stamped(array $key, string $time, string $payload): string
    {
        return hash_hmac('sha256', "$time.$payload", $key[0]);
    }

    /** @param array{string, string} $key */
    private static function standard(array $key, string $id, string $time, string $payload): string
    {
        return base64_encode(hash_hmac('sha256', "$id.$time.$payload", $key[1], true));
    }

    /**
     * What a delivery says about itself: its time, the signatures, and how they were made.
     *
     * @param string|array<string, string|list<string>> $headers
     * @return array{string, list<string>, \Closure(array{string, string}, string): string}
     */
    private static function claims(string|array $headers): array
    {
        $named = is_string($headers) ? ['kassa-signature' => $headers] : self::named($headers);
        if (isset($named['webhook-signature'])) {
            [$id, $time] = [$named['webhook-id'] ?? '', $named['webhook-timestamp'] ?? ''];
            if ($id === '' || $time === '') {
                throw new SignatureVerificationError('the header webhook-id or webhook-timestamp is missing');
            }
            $given = [];
            foreach (explode(' ', $named['webhook-signature']) as $one) {
                if (str_starts_with($one, 'v1,')) {
                    $given[] = substr($one, 3);
                }
            }
            return [$time, $given, static fn (array $key, string $body) => self::standard($key, $id, $time, $body)];
        }
        $text = $named['kassa-signature'] ?? $named['x-paygate-signature'] ?? '';
        if ($text === '') {
            throw new SignatureVerificationError('there is no signature: pass all headers of the request');
        }
        [$time, $given] = ['', []];
        foreach (explode(',', $text) as $part) {
            [$name, $value] = [...explode('=', trim($part), 2), ''];
            if ($name === 't' && $time === '') {
                $time = $value;
            } elseif ($name === 'v1') {
                $given[] = $value;
            }
        }
        return [$time, $given, static fn (array $key, string $body) => self::stamped($key, $time, $body)];
    }

    /**
     * Headers by their names in lower case, however a framework writes them.
     *
     * @param array<string, string|list<string>> $headers
     * @return array<string, string>
     */
    private static function named(array $headers): array
    {
        $named = [];
        foreach ($headers as $name => $value) {
            $name = strtr(strtolower((string) $name), '_', '-');
            $name = str_starts_with($name, 'http-') ? substr($name, 5) : $name;
            // What is there more than once is not what Kassa sent.
            $one = is_array($value) && count($value) === 1 ? reset($value) : $value;
            if (is_string($one)) {
                $named[$name] = $one;
            }
        }
        return $named;
    }
}
