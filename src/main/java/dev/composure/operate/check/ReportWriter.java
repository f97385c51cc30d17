package dev.composure.operate.check;

/// Where reports and baselines are written. Throws [ReportUnwritten] where one cannot be.
@FunctionalInterface
public interface ReportWriter {
    void write(String file, String text);
}
