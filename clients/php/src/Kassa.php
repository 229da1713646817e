<?php

declare(strict_types=1);

namespace Kassa;

/** A client of one Kassa server, with one key. */
final class Kassa extends Resources\Everything
{
    private const OPTIONS = ['idempotency_key', 'timeout', 'max_retries'];
    // A wait is doubled after each try, up to the longest. The server may ask for a longer one; what is longer than the
    // patience is the caller's to decide. All in seconds.
    private const FIRST_WAIT = 0.5;
    private const LONGEST_WAIT = 8.0;
    private const PATIENCE = 60.0;
    // What is an object also when there is nothing in it.
    private const MAPS = ['metadata', 'settings', 'currency_options'];

    private readonly string $base;
    private \CurlHandle $curl;

    /**
     * @param string $baseUrl where the server is, such as `https://pay.example.com`
     * @param float $timeout how many seconds a try may take
     * @param int $maxRetries how often a call that was lost or refused for a moment is tried again
     * @param array<int, mixed> $curlOptions options of curl, such as a proxy or certificates of your own
     */
    public function __construct(
        #[\SensitiveParameter] private readonly string $key,
        string $baseUrl,
        private readonly float $timeout = 30.0,
        private readonly int $maxRetries = 2,
        private readonly array $curlOptions = [],
    ) {
        if (preg_match('/^[\x21-\x7e]+$/D', $key) !== 1) {
            throw new \InvalidArgumentException(
                'key: must be a secret key, such as sk_test_..., without spaces or line breaks'
            );
        }
        self::check($timeout, $maxRetries);
        $this->base = self::base($baseUrl);
        $this->curl = curl_init();
        $this->place($this->run(...));
    }

    /** @return array<string, mixed> what may be shown where it is printed: not the key */
    public function __debugInfo(): array
    {
        return ['base' => $this->base];
    }

    public function __serialize(): array
    {
        throw new \LogicException('a client holds a key, and is not written down');
    }

    /**
     * @param array<mixed> $params
     * @param array<string, mixed> $options
     * @param class-string<KassaObject> $class
     */
    private function run(string $verb, ?string $id, array $params, array $options, string $class): KassaObject|Page
    {
        [$method, $path, $takes, $sends, $list] = Table::VERBS[$verb];
        foreach (array_diff(array_keys($options), self::OPTIONS) as $unknown) {
            $known = implode(', ', self::OPTIONS);
            throw new \InvalidArgumentException("$unknown: is not an option; there are $known");
        }
        $where = $id === null ? $path : str_replace('{id}', self::segment($id), $path);
        if ($list) {
            return $this->page($where, $params, $options);
        }
        [$body, $type] = match (true) {
            $takes === 'file' => $params,
            $takes === 'body' && ($sends || $params !== []) => [self::json($params), 'application/json'],
            default => [null, null],
        };
        // The body of a payment may carry the key itself, and two would have to be the same.
        if ($takes === 'body' && isset($params['idempotency_key'])) {
            $options += ['idempotency_key' => $params['idempotency_key']];
        }
        $query = $takes === 'query' ? self::query($params) : '';
        [$told, $response] = $this->send($method, $where . $query, $body, $type, $options);
        // What was deleted says of itself what it was, so that it is not asked.
        return new $class($told, $response);
    }

    /**
     * @param array<string, mixed> $query
     * @param array<string, mixed> $options
     * @return Page<KassaObject>
     */
    private function page(string $path, array $query, array $options): Page
    {
        [$told, $response] = $this->send('GET', $path . self::query($query), null, null, $options);
        return new Page($told, $response, $query, fn (array $next): Page => $this->page($path, $next, $options));
    }

    /**
     * @param array<string, mixed> $options
     * @return array{\stdClass, Response}
     */
    private function send(string $method, string $where, ?string $body, ?string $type, array $options): array
    {
        $timeout = (float) ($options['timeout'] ?? $this->timeout);
        $retries = $options['max_retries'] ?? $this->maxRetries;
        self::check($timeout, $retries);
        $headers = [
            'Accept: application/json',
            "Authorization: Bearer {$this->key}",
            'User-Agent: kassa-php/' . Table::VERSION . ' php/' . PHP_VERSION . ' (' . strtolower(PHP_OS_FAMILY) . ')',
            // Curl would wait for a word before it sends what is long.
            'Expect:',
        ];
        if ($method === 'POST') {
            // The same in every try, so that whatever was lost on the way, it happens once.
            $headers[] = 'Idempotency-Key: ' . self::line($options['idempotency_key'] ?? 'kassa-php-' . bin2hex(random_bytes(16)));
            $headers[] = $type === null ? 'Content-Type:' : 'Content-Type: ' . self::line($type);
        }
        for ($tried = 0;; $tried++) {
            try {
                return $this->once($method, $where, $body, $headers, $timeout);
            } catch (KassaError $problem) {
                $wait = self::wait($problem, $tried);
                if ($wait === null || $tried >= $retries) {
                    throw $problem;
                }
            }
            usleep((int) round($wait * 1_000_000));
        }
    }

    /**
     * @param list<string> $headers
     * @return array{\stdClass, Response}
     */
    private function once(string $method, string $where, ?string $body, array $headers, float $timeout): array
    {
        $told = [];
        curl_reset($this->curl);
        curl_setopt_array($this->curl, $this->curlOptions + [
            CURLOPT_URL => $this->base . $where,
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_HTTPHEADER => $headers,
            CURLOPT_RETURNTRANSFER => true,
            // Who is sent elsewhere would send the key there.
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_NOSIGNAL => true,
            CURLOPT_TIMEOUT_MS => max(1, (int) round($timeout * 1000)),
            CURLOPT_HEADERFUNCTION => static function (\CurlHandle $curl, string $line) use (&$told): int {
                [$name, $value] = [...explode(':', $line, 2), ''];
                $told[strtolower(trim($name))] = trim($value);
                return strlen($line);
            },
        ]);
        if ($method === 'POST') {
            curl_setopt($this->curl, CURLOPT_POSTFIELDS, $body ?? '');
        }
        $text = curl_exec($this->curl);
        if (!is_string($text)) {
            $late = curl_errno($this->curl) === CURLE_OPERATION_TIMEDOUT;
            $why = $late ? "no answer within $timeout s" : curl_error($this->curl);
            throw new ApiConnectionError("cannot reach {$this->base}: $why");
        }
        $status = curl_getinfo($this->curl, CURLINFO_RESPONSE_CODE);
        if ($status < 200 || $status > 299) {
            throw KassaError::answered($status, $told, $text);
        }
        $values = json_decode($text);
        if (!$values instanceof \stdClass) {
            throw new ApiError('the answer is not an object in JSON: ' . substr($text, 0, 200), $status, $told);
        }
        return [$values, new Response($status, $told)];
    }

    /** How many seconds to wait before the next try; null when another would come to the same, or help nobody. */
    private static function wait(KassaError $problem, int $tried): ?float
    {
        $may = $problem instanceof ApiConnectionError
            || in_array($problem->status, [408, 500, 502, 503, 504], true)
            || ($problem->status === 429 && $problem->errorCode !== 'too_many_attempts')
            || $problem->errorCode === 'idempotency_key_in_use';
        $asked = $problem->retryAfter ?? 0.0;
        if (!$may || $asked > self::PATIENCE) {
            return null;
        }
        $most = min(self::FIRST_WAIT * 2 ** $tried, self::LONGEST_WAIT);
        // At random, so that those who failed together do not come back together.
        return max($most * random_int(500, 1000) / 1000, $asked);
    }

    private static function check(float $timeout, mixed $maxRetries): void
    {
        if (!($timeout > 0)) {
            throw new \InvalidArgumentException('timeout: must be a number of seconds above 0');
        }
        if (!is_int($maxRetries) || $maxRetries < 0) {
            throw new \InvalidArgumentException('maxRetries: must be a whole number from 0 on');
        }
    }

    private static function base(string $text): string
    {
        $parts = parse_url($text);
        if (!is_array($parts) || !in_array($parts['scheme'] ?? '', ['http', 'https'], true) || !isset($parts['host'])) {
            throw new \InvalidArgumentException(
                'baseUrl: must be where your Kassa server is, such as https://pay.example.com'
            );
        }
        if (isset($parts['user']) || isset($parts['query']) || isset($parts['fragment'])) {
            throw new \InvalidArgumentException(
                'baseUrl: must be http or https, a host and perhaps a path, and nothing else'
            );
        }
        return rtrim($text, '/');
    }

    private static function segment(string $id): string
    {
        // These mean another path, and nothing would say so.
        if (in_array($id, ['', '.', '..'], true)) {
            throw new \InvalidArgumentException('id: must be the id of an object');
        }
        return rawurlencode($id);
    }

    /** The value of a header, which ends where its line does. */
    private static function line(string $text): string
    {
        if (preg_match('/^[\x20-\x7e]+$/D', $text) !== 1) {
            throw new \InvalidArgumentException('the idempotency key and the type of a file are printable ASCII');
        }
        return $text;
    }

    /** @param array<string, mixed> $query */
    private static function query(array $query): string
    {
        $pairs = [];
        foreach ($query as $name => $value) {
            foreach (is_array($value) ? $value : [$value] as $one) {
                if ($one !== null) {
                    $text = is_bool($one) ? ($one ? 'true' : 'false') : (string) $one;
                    $pairs[] = rawurlencode($name . (is_array($value) ? '[]' : '')) . '=' . rawurlencode($text);
                }
            }
        }
        return $pairs === [] ? '' : '?' . implode('&', $pairs);
    }

    /** @param array<string, mixed> $params */
    private static function json(array $params): string
    {
        try {
            return json_encode((object) self::maps($params), JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION);
        } catch (\JsonException $problem) {
            throw new \InvalidArgumentException("params: {$problem->getMessage()}", 0, $problem);
        }
    }

    /**
     * An empty array of PHP could be either, and would be written as a list.
     *
     * @param array<mixed> $params
     * @return array<mixed>
     */
    private static function maps(array $params): array
    {
        foreach ($params as $name => $value) {
            if ($value === [] && in_array($name, self::MAPS, true)) {
                $params[$name] = new \stdClass();
            } elseif (is_array($value)) {
                $params[$name] = self::maps($value);
            }
        }
        return $params;
    }
}
