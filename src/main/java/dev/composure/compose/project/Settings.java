package dev.composure.compose.project;

import dev.composure.compose.Setting;
import dev.composure.compose.yaml.Node;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads single values of a mapping into settings; what is of the wrong kind is a problem and unknown.
final class Settings {

    private static final Set<String> YES = Set.of("true", "y", "yes", "on");
    private static final Set<String> NO = Set.of("false", "n", "no", "off");

    private static final Pattern COUNT = Pattern.compile("\\+?([0-9]{1,9})");

    private static final Pattern RADIX = Pattern.compile("(0x|0b|0o|0)([0-9a-fA-F]{1,7})");

    private final Remarks remarks;

    Settings(Remarks remarks) {
        this.remarks = remarks;
    }

    Setting<Boolean> bool(Node.Mapping mapping, String key) {
        return read(mapping, key, "`true` or `false`", scalar -> bool(scalar.value()));
    }

    static Optional<Boolean> bool(String value) {
        var word = value.toLowerCase(Locale.ROOT);
        return YES.contains(word) || NO.contains(word) ? Optional.of(YES.contains(word)) : Optional.empty();
    }

    Setting<Integer> count(Node.Mapping mapping, String key) {
        return read(mapping, key, "a whole number that is not negative", Settings::count);
    }

    private static Optional<Integer> count(Node.Scalar scalar) {
        var value = scalar.value().replace("_", "");
        var radix = RADIX.matcher(value);
        if (scalar.kind() == Node.Kind.INTEGER && radix.matches()) {
            return Optional.of(Integer.parseInt(radix.group(2), radix(radix.group(1))));
        }
        if (isNumber(scalar)) {
            return whole(value);
        }
        var match = COUNT.matcher(scalar.value());
        return match.matches() ? Optional.of(Integer.parseInt(match.group(1))) : Optional.empty();
    }

    /// Compose cuts off what is behind the point of a number.
    private static Optional<Integer> whole(String number) {
        try {
            var count = Double.parseDouble(number);
            return count > -1 && count <= Integer.MAX_VALUE ? Optional.of((int) count) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static int radix(String prefix) {
        return switch (prefix) {
            case "0x" -> 16;
            case "0b" -> 2;
            default -> 8;
        };
    }

    Setting<String> text(Node.Mapping mapping, String key) {
        return read(mapping, key, "text", scalar -> Optional.of(scalar.value()));
    }

    Setting<Duration> duration(Node.Mapping mapping, String key) {
        var entry = mapping.get(key);
        if (entry.isPresent()
                && entry.orElseThrow() instanceof Node.Scalar scalar
                && Durations.hasLongUnits(scalar.value())) {
            return new Setting.Unknown<>(
                    scalar.written(),
                    scalar.position(),
                    "days and weeks are understood by newer versions of compose only; hours are by all");
        }
        return read(
                mapping,
                key,
                "a duration with a unit, such as `30s` or `1m30s`",
                scalar -> isNumber(scalar) ? Optional.empty() : Durations.parse(scalar.value()));
    }

    private static boolean isNumber(Node.Scalar scalar) {
        return scalar.kind() == Node.Kind.INTEGER || scalar.kind() == Node.Kind.FLOAT;
    }

    private <T> Setting<T> read(
            Node.Mapping mapping, String key, String wanted, Function<Node.Scalar, Optional<T>> parser) {
        var node = mapping.get(key);
        if (node.isEmpty()) {
            return new Setting.Unset<>();
        }
        if (node.orElseThrow().isNull()) {
            remarks.problem(
                    node.orElseThrow().position(),
                    "`" + key + "` has no value; compose refuses that. Write one, or take it out.");
            return new Setting.Unset<>();
        }
        if (!(node.orElseThrow() instanceof Node.Scalar scalar)) {
            return wrong(node.orElseThrow(), key, wanted);
        }
        var value = parser.apply(scalar);
        if (value.isPresent()) {
            return new Setting.Known<>(value.orElseThrow(), scalar.written(), scalar.position());
        }
        if (!scalar.unset().isEmpty()) {
            var why = "the variable `" + scalar.unset().getFirst() + "` is not set";
            return new Setting.Unknown<>(scalar.written(), scalar.position(), why);
        }
        return wrong(scalar, key, wanted);
    }

    private <T> Setting<T> wrong(Node node, String key, String wanted) {
        var written = node instanceof Node.Scalar scalar ? scalar.written() : "";
        remarks.problem(node.position(), "`" + key + "` must be " + wanted + ".");
        return new Setting.Unknown<>(written, node.position(), "it is not " + wanted);
    }
}
