package dev.composure.cli;

import dev.composure.operate.facts.CollectFacts;
import dev.composure.report.json.FactsJson;
import dev.composure.report.json.Json;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes down what images bring along.
@Command(
        name = "facts",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Write a facts file: what images of this host's engine bring along that decides about healthchecks, so that"
                    + " `check --facts` and `fix --facts` know it where there is no engine.",
            "Nothing is run: to look into an image, a container is made of it that is never started, and removed again."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the file tells of every image",
            "2:no engine, an image that it does not have, or a file that cannot be written",
            "70:a bug in Composure"
        })
public final class FactsCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "IMAGE",
            arity = "1..*",
            description = "Images that the engine has, as compose names them.")
    List<String> images = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "",
            description = "Where to write (default: standard output).")
    String output;

    @Spec
    CommandSpec spec;

    private final Collecting collecting;
    private final Saving saving;

    /// Hands the use case to `then`, and clears up behind it.
    @FunctionalInterface
    public interface Collecting {
        int with(ToIntFunction<CollectFacts> then);
    }

    /// Writes a text to a file; what went wrong is [WrongUsage].
    @FunctionalInterface
    public interface Saving {
        void save(String file, String text);
    }

    public FactsCommand(Collecting collecting, Saving saving) {
        this.collecting = collecting;
        this.saving = saving;
    }

    @Override
    public Integer call() {
        return collecting.with(this::collect);
    }

    private int collect(CollectFacts useCase) {
        var result = useCase.collect(images);
        var text = Json.render(FactsJson.of(result.report()));
        if (output.isEmpty()) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        } else {
            saving.save(output, text);
        }
        var err = spec.commandLine().getErr();
        result.missing()
                .forEach(image -> err.println(image + ": the engine has no such image; pull or build it first."));
        err.flush();
        return result.missing().isEmpty() ? 0 : 2;
    }
}
