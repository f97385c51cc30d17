package dev.composure.remedy.rewriting;

import dev.composure.probe.Masking;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Quotes the URL in which an `&` sends the client into the background.
final class QuotedUrl {

    /// A word with a query in it that is not quoted anywhere.
    private static final Pattern URL = Pattern.compile(
            "(?<=\\s)(?:[a-z]+://)?[\\w.:$\\{\\}-]+/?[^\\s\"'`|;<>()]*\\?[^\\s\"'`|;<>()]*&[^\\s\"'`|;<>()]*");

    private QuotedUrl() {}

    static Attempt attempt(Wording wording) {
        if (wording.probe().masking().kind() != Masking.Kind.BACKGROUND) {
            return Attempt.notNeeded();
        }
        var script = wording.script().orElse("");
        var quoted = URL.matcher(script).replaceAll(url -> {
            var mark = url.group().contains("$") ? "\"" : "'";
            return Matcher.quoteReplacement(mark + url.group() + mark);
        });
        var next = wording.with(wording.withScript(quoted));
        return next.probe().masking().kind() == Masking.Kind.BACKGROUND
                ? new Attempt.Impossible("the `&` is in no URL, so what was meant by it is a guess")
                : new Attempt.Reworded(next.test(), "the URL is quoted, so that its `&` is no operator");
    }
}
