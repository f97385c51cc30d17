package dev.composure.app;

import dev.composure.operate.InvalidPolicy;
import dev.composure.policy.Mode;
import dev.composure.store.StoreFailed;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/// Starts the operator: checks the settings, prepares the state folder, and boots Quarkus with them.
public final class Serving implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(Serving.class);

    /// Runs until it is told to stop, and returns the exit code.
    static int start(SortedMap<String, String> overrides) {
        overrides.forEach(System::setProperty);
        var settings = settings();
        refuseContradictions(settings);
        var copy = StateCopy.ofReadOnly(settings.state().path());
        copy.ifPresent(stand -> auditOnly(settings, stand));
        try {
            return run(settings());
        } finally {
            copy.ifPresent(StateCopy::close);
        }
    }

    /// What is begun must be remembered, and what cannot be written down is not.
    private static void auditOnly(Settings settings, StateCopy copy) {
        System.setProperty("composure.state.path", copy.folder().toString());
        System.setProperty("composure.mode", Mode.AUDIT.word());
        LOG.warnf(
                "the state folder %s cannot be written: this operator audits only, and what it learns is gone with it",
                settings.state().path());
    }

    private static int run(Settings settings) {
        var folder = StateFolder.prepared(
                settings.state().path(),
                !settings.http().insecure(),
                settings.http().address());
        refuseInvalidPolicies(settings);
        listenOn(settings.http(), folder);
        var code = new AtomicInteger();
        var failure = new AtomicReference<Throwable>();
        Quarkus.run(Serving.class, (exit, failed) -> {
            code.set(exit);
            failure.set(failed);
        });
        if (failure.get() != null) {
            throw new StartRefused("the operator could not start: " + rootOf(failure.get()));
        }
        return code.get();
    }

    /// What the store says names the file and the way out; what is below it does not.
    private static String rootOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && !(root instanceof StoreFailed)) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    /// Policies that are wrong at the start are no policies to start with, where there were no good ones before.
    private static void refuseInvalidPolicies(Settings settings) {
        try {
            var _ = Operator.policies(settings);
        } catch (InvalidPolicy invalid) {
            throw new StartRefused(String.valueOf(invalid.getMessage()));
        }
    }

    private static Settings settings() {
        return GivenSettings.read(new TreeMap<>(System.getenv()));
    }

    static void refuseContradictions(Settings settings) {
        if (settings.mode() == Mode.ENFORCE && settings.projects().roots().isEmpty()) {
            throw new StartRefused(
                    "mode enforce needs to know where it may write: name the folders of your compose projects with"
                            + " --roots (composure.projects.roots)");
        }
        if (settings.http().insecure() && !isLoopback(settings.http().address())) {
            throw new StartRefused("plain http is for a loopback address only, not for %s: leave --insecure-http out"
                    .formatted(settings.http().address()));
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new StartRefused("cannot listen on %s: no such host".formatted(address));
        }
    }

    private static void listenOn(Settings.Http http, StateFolder folder) {
        var port = Integer.toString(http.port());
        if (http.insecure()) {
            System.setProperty("quarkus.http.port", port);
            return;
        }
        System.setProperty("quarkus.http.insecure-requests", "disabled");
        System.setProperty("quarkus.http.ssl-port", port);
        System.setProperty(
                "quarkus.tls.key-store.pem.composure.cert", folder.certificate().toString());
        System.setProperty(
                "quarkus.tls.key-store.pem.composure.key", folder.key().toString());
    }

    @Override
    public int run(String... arguments) {
        Quarkus.waitForExit();
        return 0;
    }
}
