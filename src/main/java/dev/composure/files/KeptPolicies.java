package dev.composure.files;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.composure.operate.PolicyCopies;
import dev.composure.operate.PolicyTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Keeps the policies that were good last in one file, with where they came from.
public final class KeptPolicies implements PolicyCopies {

    private static final Logger LOG = Logger.getLogger(KeptPolicies.class);

    private final Path file;
    private final JsonMapper json = new JsonMapper();

    public KeptPolicies(Path file) {
        this.file = file;
    }

    @Override
    public Optional<PolicyTexts> of(String location) {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            var kept = json.readValue(Files.readAllBytes(file), PolicyTexts.class);
            return Optional.of(kept).filter(texts -> texts.source().equals(location));
        } catch (IOException broken) {
            LOG.warnf("the copy of the last good policies in %s cannot be read: %s", file, broken.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void keep(PolicyTexts good) {
        try {
            PrivateFile.replace(file, json.writeValueAsString(good));
        } catch (IOException failed) {
            LOG.warnf("the policies cannot be kept in %s for the next start: %s", file, failed.getMessage());
        }
    }
}
