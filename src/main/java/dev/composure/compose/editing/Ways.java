package dev.composure.compose.editing;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Ways to do the same thing, looked for only when those before them did not do.
final class Ways {

    private Ways() {}

    static Stream<List<Splice>> inOrder(List<Supplier<Stream<Splice>>> ways) {
        return ways.stream().flatMap(Supplier::get).map(List::of);
    }
}
