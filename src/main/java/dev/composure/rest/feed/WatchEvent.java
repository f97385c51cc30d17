package dev.composure.rest.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a watcher is told.
public record WatchEvent(String type, ObjectNode object) {}
