<?php

// For who does without Composer: `require` this file.

declare(strict_types=1);

spl_autoload_register(static function (string $class): void {
    if (!str_starts_with($class, 'Kassa\\')) {
        return;
    }
    $parts = explode('\\', $class);
    $file = match (true) {
        count($parts) === 3 => $parts[1],
        str_ends_with($class, 'Error') => 'Errors',
        default => $parts[1],
    };
    if (is_file(__DIR__ . "/src/$file.php")) {
        require_once __DIR__ . "/src/$file.php";
    }
});
