package dev.composure.reconcile;

/// One file of a remediation: the digests of its bytes before and after.
public record FileChange(String path, String digestBefore, String digestAfter) {}
