package dev.composure.operate.check;

/// A report or a baseline could not be written; the message says which and why.
public final class ReportUnwritten extends RuntimeException {
    public ReportUnwritten(String message) {
        super(message);
    }
}
