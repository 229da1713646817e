<?php

declare(strict_types=1);

namespace Kassa;

/**
 * Something that the server has told. A field is a property, and an item as of an array: `$session->url` and
 * `$session['url']`. It stays as it came.
 *
 * @implements \ArrayAccess<string, mixed>
 * @implements \IteratorAggregate<string, mixed>
 */
class KassaObject implements \ArrayAccess, \Countable, \IteratorAggregate, \JsonSerializable
{
    /** @var array<string, mixed> */
    private array $values = [];
    private ?Response $lastResponse = null;

    final public function __construct(\stdClass $values, ?Response $lastResponse = null)
    {
        foreach (get_object_vars($values) as $name => $value) {
            $this->values[$name] = self::build($value);
        }
        $this->lastResponse = $lastResponse;
    }

    /** The object for what came as JSON. */
    public static function build(mixed $value): mixed
    {
        if (is_array($value)) {
            return array_map(static fn (mixed $one): mixed => self::build($one), $value);
        }
        if (!$value instanceof \stdClass) {
            return $value;
        }
        $said = $value->object ?? null;
        $class = is_string($said) ? Objects\Kinds::CLASSES[$said] ?? self::class : self::class;
        return new $class($value);
    }

    /** How it came, if it is an answer of its own. */
    public function lastResponse(): ?Response
    {
        return $this->lastResponse;
    }

    /** @return array<string, mixed> all of it as it came */
    public function toArray(): array
    {
        $plain = static function (mixed $value) use (&$plain): mixed {
            if ($value instanceof self) {
                return $value->toArray();
            }
            return is_array($value) ? array_map($plain, $value) : $value;
        };
        return array_map($plain, $this->values);
    }

    public function __get(string $name): mixed
    {
        if (!array_key_exists($name, $this->values)) {
            throw new \OutOfBoundsException(static::class . " has no field '$name'");
        }
        return $this->values[$name];
    }

    public function __isset(string $name): bool
    {
        return isset($this->values[$name]);
    }

    public function __set(string $name, mixed $value): void
    {
        throw new \LogicException('an answer is not changed: send the change to the server');
    }

    public function __unset(string $name): void
    {
        $this->__set($name, null);
    }

    public function offsetExists(mixed $offset): bool
    {
        return isset($this->values[$offset]);
    }

    public function offsetGet(mixed $offset): mixed
    {
        return $this->__get((string) $offset);
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
        $this->__set((string) $offset, $value);
    }

    public function offsetUnset(mixed $offset): void
    {
        $this->__set((string) $offset, null);
    }

    public function count(): int
    {
        return count($this->values);
    }

    /** @return \ArrayIterator<string, mixed> */
    public function getIterator(): \ArrayIterator
    {
        return new \ArrayIterator($this->values);
    }

    /** What has no fields is still an object, as metadata may be. */
    public function jsonSerialize(): mixed
    {
        return (object) $this->values;
    }
}
