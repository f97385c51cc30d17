package dev.composure.operate;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Two things that do not need each other, done at the same time: one by a thread of its own, one by the caller.
///
/// Both have always ended when it returns or throws, so that what they share can be closed. What either of them
/// throws is thrown as it is, the caller's first.
public final class AtOnce {

    private AtOnce() {}

    public static <A, B, R> R both(Supplier<A> aside, Supplier<B> here, BiFunction<A, B, R> together) {
        var task = new FutureTask<>((Callable<A>) aside::get);
        var thread = Thread.ofPlatform().name("composure-at-once").daemon().start(task);
        B mine;
        try {
            mine = here.get();
        } finally {
            join(thread);
        }
        return together.apply(result(task), mine);
    }

    /// An interrupt is kept for the caller: what the other thread does has a deadline of its own.
    private static void join(Thread thread) {
        boolean isInterrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException interrupted) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <A> A result(FutureTask<A> ended) {
        if (ended.state() == Future.State.SUCCESS) {
            return ended.resultNow();
        }
        switch (ended.exceptionNow()) {
            case RuntimeException thrown -> throw thrown;
            case Error thrown -> throw thrown;
            case Throwable thrown ->
                throw new IllegalStateException("a supplier throws nothing that is checked", thrown);
        }
    }
}
