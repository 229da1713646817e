<?php

declare(strict_types=1);

namespace Kassa;

/** A place for verbs. */
abstract class Resource
{
    public function __construct(private readonly \Closure $ask)
    {
    }

    /**
     * Runs the verb that stands there in the table.
     *
     * @param array<mixed> $params
     * @param array<string, mixed> $options
     * @param class-string<KassaObject> $class of what is answered, or of what a list holds
     */
    protected function ask(string $verb, ?string $id, array $params, array $options, string $class): mixed
    {
        return ($this->ask)($verb, $id, $params, $options, $class);
    }
}
