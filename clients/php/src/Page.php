<?php

declare(strict_types=1);

namespace Kassa;

/**
 * A page of a list. Walking over it goes on to the pages after it.
 *
 * @template T of KassaObject
 * @implements \IteratorAggregate<int, T>
 */
final class Page implements \IteratorAggregate
{
    /** @var list<T> */
    public readonly array $data;
    public readonly bool $has_more;
    public readonly string $url;

    /**
     * @param array<string, mixed> $query what was asked for
     * @param \Closure(array<string, mixed>): self<T> $ask asks for something else of the same list
     */
    public function __construct(
        \stdClass $values,
        private readonly Response $lastResponse,
        private readonly array $query,
        private readonly \Closure $ask,
    ) {
        $this->data = KassaObject::build($values->data);
        $this->has_more = $values->has_more;
        $this->url = $values->url;
    }

    public function lastResponse(): Response
    {
        return $this->lastResponse;
    }

    /** @return self<T>|null the page after this one; null where this is the last */
    public function nextPage(): ?self
    {
        if (!$this->has_more) {
            return null;
        }
        // Events that are read in order go on after a place, all else after an id.
        [$name, $field] = isset($this->query['after']) ? ['after', 'sequence'] : ['starting_after', 'id'];
        $last = $this->data[count($this->data) - 1] ?? null;
        if (!isset($last[$field])) {
            throw new KassaError('there is more, and nothing to ask for it by');
        }
        return ($this->ask)([...$this->query, $name => $last[$field]]);
    }

    /** @return \Generator<int, T> */
    public function getIterator(): \Generator
    {
        // Counted over all pages, so that `iterator_to_array` keeps every one.
        $count = 0;
        for ($page = $this; $page !== null; $page = $page->nextPage()) {
            foreach ($page->data as $one) {
                yield $count++ => $one;
            }
        }
    }
}
