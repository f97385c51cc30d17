package dev.composure.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.composure.reconcile.ProjectStatus;

/// A status as the database keeps it. Fields of a newer version are passed over, so that going back a version works.
final class StatusJson {

    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(ProjectStatus status) {
        try {
            return mapper.writeValueAsString(status);
        } catch (JsonProcessingException failed) {
            throw new StoreFailed("could not write a status: " + failed.getMessage(), failed);
        }
    }

    ProjectStatus read(String json) {
        try {
            return mapper.readValue(json, ProjectStatus.class);
        } catch (JsonProcessingException failed) {
            throw new StoreFailed("could not read a status: " + failed.getMessage(), failed);
        }
    }
}
