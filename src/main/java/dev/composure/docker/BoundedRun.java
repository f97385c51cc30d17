package dev.composure.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// A command without a shell, without input, with bounded output and a deadline.
record BoundedRun(
        List<String> words, Path folder, Map<String, String> environment, Duration deadline, Capture capture) {

    private static final Logger LOG = Logger.getLogger(BoundedRun.class);

    /// The exit code of a command that was stopped at its deadline, as `timeout` has it.
    static final int STOPPED = 124;

    private static final Duration GRACE = Duration.ofSeconds(15);

    /// What of the output is wanted, and how much of it at most.
    enum Capture {
        /// All that is said, for a person.
        EVERYTHING(256 << 10),
        /// Standard output only, for a program.
        RESULT(64 << 20);

        private final int limit;

        Capture(int limit) {
            this.limit = limit;
        }
    }

    record Ended(int exitCode, String output) {}

    Ended run() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(capture == Capture.EVERYTHING)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        if (capture == Capture.RESULT) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new ByteArrayOutputStream();
        var reader = Thread.ofPlatform().daemon().start(() -> drain(process.getInputStream(), output));
        try {
            var inTime = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                stop(process);
            }
            reader.join(GRACE);
            return new Ended(inTime ? process.exitValue() : STOPPED, text(output));
        } catch (InterruptedException asked) {
            stop(process);
            throw asked;
        }
    }

    /// A polite signal first: compose then ends what it began.
    private static void stop(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void drain(InputStream from, ByteArrayOutputStream to) {
        var buffer = new byte[8192];
        try (from) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                keep(to, buffer, read);
            }
        } catch (IOException closed) {
            LOG.debugf("the output of a stopped command ended early: %s", closed.getMessage());
        }
    }

    private void keep(ByteArrayOutputStream to, byte[] bytes, int length) {
        synchronized (to) {
            to.write(bytes, 0, Math.min(length, capture.limit - to.size()));
        }
    }

    private static String text(ByteArrayOutputStream output) {
        synchronized (output) {
            return output.toString(StandardCharsets.UTF_8);
        }
    }
}
