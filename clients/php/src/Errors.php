<?php

declare(strict_types=1);

namespace Kassa;

/** Anything that a call comes to when it is not answered well. */
class KassaError extends \RuntimeException
{
    /** The type that the server names, such as `invalid_request_error`. */
    public readonly ?string $type;
    /** The exact reason, such as `parameter_missing`. All are at /docs/errors of the server. */
    public readonly ?string $errorCode;
    /** The parameter that is to blame. */
    public readonly ?string $param;
    public readonly ?string $docUrl;
    /** Names the request in the server's log. */
    public readonly ?string $requestId;
    /** The seconds after which the server wants to be asked again. */
    public readonly ?float $retryAfter;

    /**
     * @param int|null $status the HTTP status; null where there was no answer
     * @param array<string, string> $headers with names in lower case
     */
    final public function __construct(
        string $message,
        public readonly ?int $status = null,
        public readonly array $headers = [],
        ?\stdClass $error = null,
        ?\Throwable $previous = null,
    ) {
        parent::__construct($message, $status ?? 0, $previous);
        $told = static fn (string $name): ?string => is_string($error->$name ?? null) ? $error->$name : null;
        $this->type = $told('type');
        $this->errorCode = $told('code');
        $this->param = $told('param');
        $this->docUrl = $told('doc_url');
        $this->requestId = $headers['request-id'] ?? null;
        $this->retryAfter = self::seconds($headers['retry-after'] ?? null);
    }

    /**
     * The error that an answer tells.
     *
     * @param array<string, string> $headers
     */
    public static function answered(int $status, array $headers, string $text): self
    {
        // What is not JSON was not written by Kassa, but by something on the way.
        $told = json_decode($text);
        $error = $told instanceof \stdClass && ($told->error ?? null) instanceof \stdClass ? $told->error : null;
        $message = match (true) {
            is_string($error->message ?? null) => $error->message,
            $status >= 300 && $status < 400 && isset($headers['location']) =>
                "the server sends elsewhere, to {$headers['location']}: set baseUrl to where Kassa itself answers",
            default => "status $status, and not in the words of Kassa: " . (substr($text, 0, 200) ?: 'no body'),
        };
        $class = match (true) {
            ($error->code ?? null) === 'idempotency_key_in_use' => IdempotencyError::class,
            ($error->type ?? null) === 'idempotency_error' => IdempotencyError::class,
            $status === 401 => AuthenticationError::class,
            $status === 403 => PermissionDeniedError::class,
            $status === 404 => NotFoundError::class,
            $status === 409 => ConflictError::class,
            $status === 429 => RateLimitError::class,
            $status >= 400 && $status < 500 => InvalidRequestError::class,
            default => ApiError::class,
        };
        return new $class($message, $status, $headers, $error);
    }

    /** What a Retry-After header asks for, which is a number of seconds or a date. */
    private static function seconds(?string $text): ?float
    {
        if ($text === null || preg_match('/^[0-9]+$/D', $text) === 1) {
            return $text === null ? null : (float) $text;
        }
        $date = strtotime($text);
        return $date === false ? null : (float) max(0, $date - time());
    }
}

/** The key is missing, wrong or revoked (401). */
class AuthenticationError extends KassaError
{
}

/** The key may not do this (403). */
class PermissionDeniedError extends KassaError
{
}

/** The request is not right (400, 405, 413, 415, 422); `param` says where. */
class InvalidRequestError extends KassaError
{
}

/** There is no such object for this key (404). */
class NotFoundError extends KassaError
{
}

/** The state of something does not allow this now (409). */
class ConflictError extends KassaError
{
}

/** The idempotency key was used for another request, or for one that is still being worked on. */
class IdempotencyError extends KassaError
{
}

/** Too many requests (429); `retryAfter` says when to come back. */
class RateLimitError extends KassaError
{
}

/** The server's fault, or that of something before it. */
class ApiError extends KassaError
{
}

/** There was no answer, or none in time. */
class ApiConnectionError extends KassaError
{
}

/** A webhook is not from your Kassa, or too old. */
class SignatureVerificationError extends KassaError
{
}
