package dev.composure.app;

import dev.composure.compose.Spelling;
import dev.composure.policy.Mode;
import io.smallrye.config.WithName;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The settings that there are, as [Settings] has them, and what their values look like. What is set and is none of
/// them is a mistake: somebody believes that it holds.
final class KnownSettings {

    private static final String PREFIX = "composure.";
    private static final String VARIABLE = "COMPOSURE_";

    /// Read beside the settings: by commands, by the launcher, and by `config/compose.yaml`.
    private static final Set<String> OTHER_VARIABLES =
            Set.of("COMPOSURE_TOKEN", "COMPOSURE_ASCII", "COMPOSURE_JAVA", "COMPOSURE_IMAGE", "COMPOSURE_PORT");

    private static final String OF_TESTS = "COMPOSURE_TEST_";

    /// What Kubernetes gives every container of a namespace that has a service named `composure`, or `composure-…`.
    private static final Pattern OF_KUBERNETES = Pattern.compile(
            "COMPOSURE_(\\w+_)?(SERVICE_(HOST|PORT(_\\w+)?)|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");
    private static final Pattern VARIABLE_INDEX = Pattern.compile("_\\d+_?$");

    private static final SortedMap<String, String> KINDS = kinds(Settings.class, PREFIX);
    private static final Set<String> TRUTHS = Set.of("true", "false", "yes", "no", "on", "off", "1", "0");

    private KnownSettings() {}

    private static SortedMap<String, String> kinds(Class<?> mapping, String prefix) {
        var kinds = new TreeMap<String, String>();
        for (Method method : mapping.getDeclaredMethods()) {
            var name = prefix + name(method);
            if (method.getReturnType().isInterface() && mapping(method.getReturnType())) {
                kinds.putAll(kinds(method.getReturnType(), name + "."));
            } else {
                kinds.put(name, kind(innermost(method.getGenericReturnType())));
            }
        }
        return kinds;
    }

    private static boolean mapping(Class<?> type) {
        return type.getEnclosingClass() == Settings.class;
    }

    private static String name(Method method) {
        var named = method.getAnnotation(WithName.class);
        return named != null
                ? named.value()
                : method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Type innermost(Type type) {
        return type instanceof ParameterizedType some ? innermost(some.getActualTypeArguments()[0]) : type;
    }

    private static String kind(Type type) {
        if (type == Duration.class) {
            return "a duration, such as 30s, 5m or 24h";
        } else if (type == int.class) {
            return "a whole number";
        } else if (type == boolean.class) {
            return "true or false";
        } else if (type == Mode.class) {
            return Arrays.stream(Mode.values()).map(Mode::word).collect(Collectors.joining(" or "));
        } else if (type == URI.class) {
            return "a URL";
        }
        return type == Path.class ? "a path" : "a text";
    }

    /// The variable of a setting, such as `COMPOSURE_POLICY_SOURCE`.
    static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /// What is wrong with a variable of the environment, if anything.
    static Optional<String> troubleWithVariable(String name, String value) {
        if (!name.startsWith(VARIABLE) || isOfOthers(name, value)) {
            return Optional.empty();
        }
        var variables = KINDS.keySet().stream().map(KnownSettings::variable).collect(Collectors.toSet());
        return variables.contains(name)
                        || variables.contains(VARIABLE_INDEX.matcher(name).replaceFirst(""))
                ? Optional.empty()
                : Optional.of(unknown("the variable " + name, Spelling.nearest(name, variables)));
    }

    private static boolean isOfOthers(String name, String value) {
        return OTHER_VARIABLES.contains(name)
                || name.startsWith(OF_TESTS)
                || OF_KUBERNETES.matcher(name).matches()
                || (name.endsWith("_PORT") && value.contains("://"));
    }

    /// What is wrong with a property, of the file or of the system, if anything.
    static Optional<String> troubleWithProperty(String name) {
        var plain = INDEX.matcher(name).replaceAll("");
        return !plain.startsWith(PREFIX) || KINDS.containsKey(plain)
                ? Optional.empty()
                : Optional.of(unknown("the setting " + plain, Spelling.nearest(plain, KINDS.keySet())));
    }

    private static String unknown(String what, Optional<String> nearest) {
        return "%s is not known%s"
                .formatted(
                        what,
                        nearest.map(name -> ": " + name + " is")
                                .orElse("; all settings are in src/docs/settings.md, or see composure serve --help"));
    }

    /// What is wrong with a value, if a look at it is enough; never the value itself, which may be a secret.
    static Optional<String> troubleWithValue(String setting, String value) {
        return "true or false".equals(KINDS.get(setting)) && !TRUTHS.contains(value.toLowerCase(Locale.ROOT))
                ? Optional.of(malformed(setting))
                : Optional.empty();
    }

    /// That the value of a setting cannot be used.
    static String malformed(String setting) {
        return "the value of %s (%s) is not %s"
                .formatted(setting, variable(setting), KINDS.getOrDefault(setting, "what it should be"));
    }

    /// The setting that a message of the configuration's own is about.
    static Optional<String> namedIn(String message) {
        return KINDS.keySet().stream()
                .filter(name -> Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-])")
                        .matcher(message)
                        .find())
                .findFirst();
    }

    static Set<String> names() {
        return KINDS.keySet();
    }
}
