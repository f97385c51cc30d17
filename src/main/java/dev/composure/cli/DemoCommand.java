package dev.composure.cli;

import dev.composure.operate.demo.DemoResult;
import dev.composure.operate.demo.RunDemo;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Shows a leak and its remedy on the engine of this host.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Show a leak and its remedy: bring up a small project whose healthcheck leaks zombies, on the Docker Engine of"
                    + " this host (DOCKER_HOST), and let the operator remedy it before your eyes. It takes about a minute.",
            "It acts on that project only, and removes it in the end, also after Ctrl-C."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the leak was there, and the remedy stopped it",
            "1:it was not proven",
            "2:there is no engine, no Docker Compose, or no static busybox",
            "70:a bug in Composure"
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int ATTEMPTS = 15;
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    @Spec
    CommandSpec spec;

    private final Supplier<RunDemo> demo;
    private final Terminal terminal;

    public DemoCommand(Supplier<RunDemo> demo, Terminal terminal) {
        this.demo = demo;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        var run = demo.get();
        var out = spec.commandLine().getOut();
        var interruption = new Interruption(run, Thread.currentThread(), out);
        Runtime.getRuntime().addShutdownHook(interruption);
        int code;
        try {
            code = exitCode(run.run(new DemoScreen(out, terminal)));
        } finally {
            interruption.awaitIfBegun();
            clear(run, interruption);
        }
        out.println("nothing is left");
        out.flush();
        return code;
    }

    private static void clear(RunDemo run, Interruption interruption) {
        try {
            run.clear();
        } finally {
            interruption.awaitIfBegun();
        }
    }

    private static int exitCode(DemoResult result) {
        return switch (result) {
            case DemoResult.Proven _ -> 0;
            case DemoResult.NotProven _ -> 1;
        };
    }

    /// Ctrl-C: stops the demo where it is, waits until it has stopped, and removes what there is.
    private static final class Interruption extends Thread {

        private final RunDemo run;
        private final Thread running;
        private final PrintWriter out;
        private final CountDownLatch stopped = new CountDownLatch(1);
        private volatile boolean hasBegun;

        Interruption(RunDemo run, Thread running, PrintWriter out) {
            this.run = run;
            this.running = running;
            this.out = out;
        }

        @Override
        public void run() {
            hasBegun = true;
            out.println("\n\nInterrupted; removing what the demo has made ...");
            out.flush();
            try {
                interruptTheDemo();
            } catch (InterruptedException again) {
                currentThread().interrupt();
            }
            run.clear();
            out.println("Nothing is left.");
            out.flush();
        }

        /// More than once, because a library may have swallowed the first interrupt.
        private void interruptTheDemo() throws InterruptedException {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                running.interrupt();
                if (stopped.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }

        /// Once this has begun the process ends with it, and not before: whoever ran the demo stays here.
        void awaitIfBegun() {
            stopped.countDown();
            while (hasBegun) {
                // An interrupted thread would not park.
                boolean _ = interrupted();
                LockSupport.park(this);
            }
        }
    }
}
