package dev.composure.docker.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

    private static final String CONTAINER = """
            {"Config": {"Volumes": {"/own": {}}},
             "HostConfig": {"Binds": ["/srv:/srv"], "VolumesFrom": NONE},
             "Mounts": [
               {"Type": "volume", "Name": "a", "Destination": "/own", "RW": true},
               {"Type": "bind", "Source": "/srv", "Destination": "/srv", "RW": true},
               {"Type": "volume", "Name": "b", "Destination": "/data", "RW": true}]}""";

    private static Set<String> fields(String volumesFrom) {
        try {
            return Definitions.ofContainer(new JsonMapper().readTree(CONTAINER.replace("NONE", volumesFrom)))
                    .paths();
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void whatComesWithVolumesFromIsNoMountOfItsOwn() {
        assertThat(fields("[\"c0ffee:rw\"]"))
                .contains("/Mounts:/own", "/Mounts:/srv")
                .doesNotContain("/Mounts:/data");
        assertThat(fields("null")).contains("/Mounts:/own", "/Mounts:/srv", "/Mounts:/data");
    }
}
