package dev.composure.operate;

/// One entry of a container's file system. `linkTarget` is empty unless it is a symbolic link.
public record PathEntry(String name, long size, boolean executable, String linkTarget) {}
