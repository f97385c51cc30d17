package dev.composure.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/// A compose command line that remembers what it was asked for, and does what the test says `up` does.
public final class FakeCompose implements ComposeCli {

    private final List<Up> ups = new ArrayList<>();
    private final Function<Up, ComposeOutcome> effect;

    public record Up(ComposeInvocation invocation, SortedMap<String, Integer> services) {}

    public FakeCompose(Function<Up, ComposeOutcome> effect) {
        this.effect = effect;
    }

    public List<Up> ups() {
        return List.copyOf(ups);
    }

    @Override
    public String version() {
        return "2.26.1";
    }

    @Override
    public ComposeOutcome up(ComposeInvocation invocation, SortedMap<String, Integer> services) {
        var up = new Up(invocation, services);
        ups.add(up);
        return effect.apply(up);
    }
}
