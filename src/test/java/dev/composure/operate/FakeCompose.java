package dev.composure.operate;

import dev.composure.reconcile.drift.Rehearsal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A compose command line that remembers what it was asked for, and does what the test says `up` does.
public final class FakeCompose implements ComposeCli {

    private final List<Up> ups = new ArrayList<>();
    private final Function<Up, ComposeOutcome> effect;
    private Function<ComposeInvocation, ComposeOutcome> config = _ -> new ComposeOutcome(15, "");

    private BiFunction<ComposeInvocation, SortedMap<String, Integer>, Rehearsal> rehearsal =
            (_, _) -> new Rehearsal(List.of(), Collections.emptySortedSet(), "");

    public record Up(ComposeInvocation invocation, SortedMap<String, Integer> services) {}

    public FakeCompose(Function<Up, ComposeOutcome> effect) {
        this.effect = effect;
    }

    /// What `config` answers, for the project at this directory.
    public FakeCompose configuring(Function<ComposeInvocation, ComposeOutcome> answer) {
        config = answer;
        return this;
    }

    /// What it would create of those services.
    public FakeCompose rehearsing(BiFunction<ComposeInvocation, SortedMap<String, Integer>, Rehearsal> answer) {
        rehearsal = answer;
        return this;
    }

    @Override
    public ComposeOutcome config(ComposeInvocation invocation) {
        return config.apply(invocation);
    }

    public List<Up> ups() {
        return List.copyOf(ups);
    }

    @Override
    public String version() {
        return "2.26.1";
    }

    @Override
    public Rehearsal rehearse(ComposeInvocation invocation, SortedMap<String, Integer> services) {
        return rehearsal.apply(invocation, services);
    }

    @Override
    public GuardedOutcome up(ComposeInvocation invocation, SortedMap<String, Integer> services, Allowance allowance) {
        return new GuardedOutcome(bringUp(invocation, services), List.of(), Set.of());
    }

    @Override
    public ComposeOutcome bringUp(ComposeInvocation invocation, SortedMap<String, Integer> services) {
        var up = new Up(invocation, services);
        ups.add(up);
        return effect.apply(up);
    }
}
