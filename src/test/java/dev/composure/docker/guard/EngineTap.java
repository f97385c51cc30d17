package dev.composure.docker.guard;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/// Stands between an operator and its engine, counts the calls that change something, and strikes at one of them:
/// before the engine hears of it, or once the engine has done it and before the caller hears of that. After a start
/// that the engine refuses it strikes before the next change, as the engine is then as the refusal left it. What
/// comes after passes; or it refuses all calls of a kind.
public final class EngineTap implements AutoCloseable {

    /// Which side of the call.
    public enum Moment {
        BEFORE,
        AFTER
    }

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final AtomicBoolean hasStruck = new AtomicBoolean();
    private final GuardSocket socket;
    private final Target target;
    private final Moment moment;
    private volatile Runnable blow = () -> {};
    private volatile boolean isStartUnanswered;

    /// Which calls are struck at: by their number, counted from 0, and by their words.
    @FunctionalInterface
    private interface Target {
        boolean isMet(int number, String call);
    }

    /// Strikes at the call of that index, counted from 0.
    public EngineTap(String engine, int index, Moment moment) {
        this(engine, (number, _) -> number == index, moment);
    }

    /// Strikes once the engine has done the first such call, of which the predicate sees method and path.
    public static EngineTap after(String engine, Predicate<String> which) {
        var isArmed = new AtomicBoolean(true);
        return new EngineTap(engine, (_, call) -> which.test(call) && isArmed.getAndSet(false), Moment.AFTER);
    }

    /// Refuses every such call.
    public static EngineTap refusing(String engine, Predicate<String> which) {
        return new EngineTap(engine, (_, call) -> which.test(call), Moment.BEFORE);
    }

    private EngineTap(String engine, Target target, Moment moment) {
        this.target = target;
        this.moment = moment;
        this.socket = GuardSocket.open(URI.create(engine), (HeadRule) this::judge);
    }

    /// What the strike is.
    public void strikesWith(Runnable what) {
        blow = what;
    }

    private Ruling judge(Call call) {
        if (call.isRead()) {
            return Ruling.forward();
        }
        if (isStartUnanswered) {
            strike();
        }
        if (!target.isMet(number(call), call.method() + " " + call.path())) {
            return Ruling.forward();
        }
        isStartUnanswered = moment == Moment.AFTER && call.path().endsWith("/start");
        return switch (moment) {
            case BEFORE -> {
                strike();
                yield new Ruling.Refusal("struck");
            }
            case AFTER ->
                // Only what the engine has done is edited.
                new Ruling.ForwardEdited(answer -> {
                    strike();
                    return answer;
                });
        };
    }

    /// Compose creates and starts several containers at once; each call has a number of its own.
    private synchronized int number(Call call) {
        changes.add(call.method() + " " + call.path() + (call.query().isEmpty() ? "" : "?" + call.query()));
        return changes.size() - 1;
    }

    private void strike() {
        isStartUnanswered = false;
        blow.run();
        hasStruck.set(true);
    }

    /// True once the blow has fallen.
    public boolean hasStruck() {
        return hasStruck.get();
    }

    /// The calls so far that would change something.
    public List<String> changes() {
        return List.copyOf(changes);
    }

    /// The address for `DOCKER_HOST`.
    public String host() {
        return socket.host();
    }

    @Override
    public void close() {
        socket.close();
    }
}
