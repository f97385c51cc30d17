package dev.composure.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Collects the first bytes of what an exec prints, and waits for its end.
final class ExecOutput implements ResultCallback<Frame> {

    private static final int MAX_BYTES = 16 << 10;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile @Nullable Closeable stream;
    private volatile @Nullable Throwable failure;

    @Override
    public void onStart(Closeable opened) {
        stream = opened;
    }

    @Override
    public synchronized void onNext(Frame frame) {
        var payload = frame.getPayload();
        bytes.write(payload, 0, Math.min(payload.length, MAX_BYTES - bytes.size()));
    }

    @Override
    public void onError(Throwable broken) {
        failure = broken;
        ended.countDown();
    }

    @Override
    public void onComplete() {
        ended.countDown();
    }

    /// True when it ended in time.
    boolean await(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        var opened = stream;
        if (opened != null) {
            opened.close();
        }
    }
}
