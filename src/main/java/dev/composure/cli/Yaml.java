package dev.composure.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// JSON as YAML, for people.
final class Yaml {

    private static final DumpSettings SETTINGS =
            DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();

    private Yaml() {}

    static String of(JsonNode tree) {
        return new Dump(SETTINGS).dumpToString(new JsonMapper().convertValue(tree, Object.class));
    }
}
