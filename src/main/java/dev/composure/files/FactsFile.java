package dev.composure.files;

import dev.composure.compose.UnreadableSource;
import dev.composure.operate.facts.InvalidFacts;
import dev.composure.operate.facts.RecordedFacts;
import dev.composure.report.json.FactsJson;
import java.nio.file.Path;

/// The file that `composure facts` has written.
public final class FactsFile {

    private FactsFile() {}

    /// `folder` is where a relative name begins.
    public static RecordedFacts read(Path folder, String name) {
        return switch (FactsJson.read(name, text(folder, name))) {
            case FactsJson.Reading.Understood(var report) -> new RecordedFacts(report);
            case FactsJson.Reading.Refused(var why) -> throw new InvalidFacts(why.line("error"));
        };
    }

    private static String text(Path folder, String name) {
        try {
            return new DiskSources()
                    .read(folder.resolve(name).toString())
                    .orElseThrow(() -> new InvalidFacts(name
                            + ": there is no such file. Write it with `composure facts IMAGE... -o " + name + "`."));
        } catch (UnreadableSource unreadable) {
            throw new InvalidFacts(name + ": " + unreadable.getMessage());
        }
    }
}
