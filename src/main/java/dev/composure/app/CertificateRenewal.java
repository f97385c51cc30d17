package dev.composure.app;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import org.jboss.logging.Logger;

/// Makes the certificate anew before it ends, also while the operator runs; Quarkus reads it again by itself.
@ApplicationScoped
public class CertificateRenewal {

    private static final Logger LOG = Logger.getLogger(CertificateRenewal.class);

    private final Settings settings;

    CertificateRenewal(Settings settings) {
        this.settings = settings;
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
        }
    }
}
