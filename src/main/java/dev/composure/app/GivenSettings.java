package dev.composure.app;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// The settings as they are given, in the file beside the process, the environment and as system properties. One that
/// is not known, or has a value that is none, is refused: it was meant to hold.
final class GivenSettings {

    private static final Path FILE = Path.of("config", "application.yaml");
    private static final int HIGHEST_PORT = 65_535;

    private GivenSettings() {}

    static Settings read(SortedMap<String, String> environment) {
        var unknown = environment.entrySet().stream()
                .flatMap(entry -> KnownSettings.troubleWithVariable(entry.getKey(), entry.getValue()).stream())
                .toList();
        refuse(unknown);
        var builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .addDiscoveredConverters()
                .withMapping(Settings.class)
                .withMappingIgnore("composure.**");
        if (Files.exists(FILE)) {
            builder.withSources(file());
        }
        try {
            return checked(builder.build());
        } catch (ConfigValidationException invalid) {
            throw new StartRefused(sayings(invalid));
        }
    }

    private static ConfigSource file() {
        try {
            return new YamlConfigSource(FILE.toUri().toURL());
        } catch (IOException failed) {
            throw new StartRefused("cannot read %s: %s".formatted(FILE.toAbsolutePath(), failed));
        }
    }

    private static Settings checked(SmallRyeConfig config) {
        var troubles = new ArrayList<String>();
        StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !source.getName().startsWith("EnvConfigSource"))
                .flatMap(source -> source.getPropertyNames().stream())
                .distinct()
                .sorted()
                .forEach(name -> KnownSettings.troubleWithProperty(name).ifPresent(troubles::add));
        for (var name : KnownSettings.names()) {
            Optional.ofNullable(config.getConfigValue(name).getValue())
                    .flatMap(value -> KnownSettings.troubleWithValue(name, value))
                    .ifPresent(troubles::add);
        }
        refuse(troubles);
        var settings = config.getConfigMapping(Settings.class);
        if (settings.http().port() < 0 || settings.http().port() > HIGHEST_PORT) {
            throw new StartRefused("there is no port %d (composure.http.port)"
                    .formatted(settings.http().port()));
        }
        return settings;
    }

    private static void refuse(List<String> troubles) {
        if (!troubles.isEmpty()) {
            throw new StartRefused(String.join("\n", troubles));
        }
    }

    /// In words of our own: those of the exception quote values, which may be secrets.
    private static String sayings(ConfigValidationException invalid) {
        return IntStream.range(0, invalid.getProblemCount())
                .mapToObj(at -> String.valueOf(invalid.getProblem(at).getMessage()))
                .map(message -> KnownSettings.namedIn(message)
                        .map(KnownSettings::malformed)
                        .orElse("a setting cannot be used: see src/docs/settings.md"))
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
