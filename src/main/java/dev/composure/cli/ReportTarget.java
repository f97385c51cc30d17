package dev.composure.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A report to be written to a file: `sarif=composure.sarif`.
record ReportTarget(CheckFormat format, String file) {

    /// Reads what was typed.
    static final class Reader implements ITypeConverter<ReportTarget> {
        @Override
        public ReportTarget convert(String typed) {
            var parts = typed.split("=", 2);
            if (parts.length < 2 || parts[1].isEmpty()) {
                throw new TypeConversionException("'" + typed + "' is not FORMAT=FILE, like sarif=composure.sarif");
            }
            return new ReportTarget(format(parts[0]), parts[1]);
        }

        private static CheckFormat format(String name) {
            return Arrays.stream(CheckFormat.values())
                    .filter(format -> format.toString().equals(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no format '" + name + "', only "
                            + Arrays.stream(CheckFormat.values())
                                    .map(CheckFormat::toString)
                                    .collect(Collectors.joining(", "))));
        }
    }
}
