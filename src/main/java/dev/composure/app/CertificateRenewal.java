package dev.composure.app;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Arrays;
import org.jboss.logging.Logger;

/// Makes the certificate anew before it ends, also while the operator runs. The server is handed the new one once it
/// is there with its key: a server that looked by itself might find one without the other.
@ApplicationScoped
public class CertificateRenewal {

    private static final Logger LOG = Logger.getLogger(CertificateRenewal.class);

    private final Settings settings;
    private final TlsConfigurationRegistry registry;
    private final Event<CertificateUpdatedEvent> updated;

    CertificateRenewal(Settings settings, TlsConfigurationRegistry registry, Event<CertificateUpdatedEvent> updated) {
        this.settings = settings;
        this.registry = registry;
        this.updated = updated;
    }

    @Scheduled(every = "12h", delayed = "12h")
    void renew() {
        if (settings.http().insecure()) {
            return;
        }
        var folder = new StateFolder(settings.state().path());
        var before = folder.certificateBytes();
        StateFolder.prepared(folder.path(), true, settings.http().address());
        if (!Arrays.equals(before, folder.certificateBytes())) {
            LOG.infof("%s was about to end and is a new one now: make kubeconfigs anew", folder.certificate());
            serve();
        }
    }

    private void serve() {
        registry.getDefault()
                .filter(TlsConfiguration::reload)
                .ifPresent(renewed -> updated.fire(new CertificateUpdatedEvent(TlsConfig.DEFAULT_NAME, renewed)));
    }
}
