<?php

declare(strict_types=1);

namespace Kassa;

/** How an answer came. */
final class Response
{
    /** Names the request in the server's log. */
    public readonly ?string $requestId;

    /** @param array<string, string> $headers with names in lower case */
    public function __construct(public readonly int $status, public readonly array $headers)
    {
        $this->requestId = $headers['request-id'] ?? null;
    }
}
