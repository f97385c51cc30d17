package dev.composure.compose.yaml;

import dev.composure.compose.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads the text of a file into syntax; it bounds the nesting and reports what compose would refuse.
public final class SyntaxReader {

    private static final Pattern LINE_END = Pattern.compile("[\\r\\n]");

    /// With its padding and without blanks: compose takes no other.
    private static final Pattern BASE64 =
            Pattern.compile("([A-Za-z0-9+/]{4})*+([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

    private static final String BINARY = "tag:yaml.org,2002:binary";

    private static final int DEEPEST = 200;

    private final SourceText source;
    private final Iterator<Event> events;
    private final Map<String, Optional<Syntax>> anchors = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int depth;

    private SyntaxReader(SourceText source) {
        this.source = source;
        this.events =
                new Parse(settings(source.length())).parseString(source.text()).iterator();
    }

    /// The buffer holds the whole text, because the library copies what it has not consumed with every refill.
    private static LoadSettings settings(int length) {
        return LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.max(1_024, length + 1))
                .setUseMarks(true)
                .build();
    }

    public static Documents read(SourceText source) {
        var reader = new SyntaxReader(source);
        try {
            var roots = reader.documents();
            return new Documents(source, roots, reader.problems);
        } catch (BrokenYaml broken) {
            return new Documents(source, List.of(), List.of(broken.problem()));
        } catch (MarkedYamlEngineException broken) {
            return new Documents(source, List.of(), List.of(notYaml(source, broken)));
        } catch (YamlEngineException broken) {
            return new Documents(source, List.of(), List.of(notYaml(source, 0, firstLine(broken.toString()))));
        }
    }

    private static Problem notYaml(SourceText source, MarkedYamlEngineException broken) {
        var mark = broken.getProblemMark().or(broken::getContextMark);
        var words = Optional.ofNullable(broken.getProblem()).orElse("it cannot be parsed");
        return notYaml(source, mark.map(Mark::getIndex).orElse(0), words);
    }

    private static Problem notYaml(SourceText source, int index, String words) {
        var at = Math.min(index, source.length());
        return new Problem(
                source.position(at, at),
                "This is not YAML: " + words + ". Nothing of the file can be read until that is put right.");
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("it cannot be parsed").replaceFirst("^[A-Za-z0-9.$]+Exception: ", "");
    }

    /// An anchor of one document may be used in those after it, as compose has it.
    private List<Syntax> documents() {
        var roots = new ArrayList<Syntax>();
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent) {
                roots.add(node(events.next()));
            }
        }
        return roots;
    }

    private Syntax node(Event event) {
        if (++depth > DEEPEST) {
            throw new BrokenYaml(new Problem(
                    source.position(start(event), start(event)),
                    "The nesting is deeper than " + DEEPEST + " levels; no compose file needs that. Flatten it."));
        }
        var node = anchored(event);
        depth--;
        return node;
    }

    private Syntax anchored(Event event) {
        return switch (event) {
            case AliasEvent alias -> alias(alias);
            case ScalarEvent scalar -> remember(scalar.getAnchor(), scalar(scalar));
            case SequenceStartEvent sequence -> {
                open(sequence.getAnchor());
                yield remember(sequence.getAnchor(), sequence(sequence));
            }
            case MappingStartEvent mapping -> {
                open(mapping.getAnchor());
                yield remember(mapping.getAnchor(), mapping(mapping));
            }
            default -> throw new IllegalStateException("no node begins with " + event);
        };
    }

    private void open(Optional<Anchor> anchor) {
        anchor.ifPresent(name -> anchors.put(name.getValue(), Optional.empty()));
    }

    private Syntax remember(Optional<Anchor> anchor, Syntax node) {
        anchor.ifPresent(name -> anchors.put(name.getValue(), Optional.of(node)));
        return node;
    }

    private Syntax alias(AliasEvent event) {
        var name = event.getAlias().getValue();
        var known = anchors.containsKey(name);
        var target = Optional.ofNullable(anchors.get(name)).flatMap(node -> node);
        return target.<Syntax>map(node -> new Syntax.Alias(start(event), end(event), name, node))
                .orElseThrow(() -> new BrokenYaml(new Problem(
                        source.position(start(event), end(event)),
                        known
                                ? "The anchor `&" + name + "` contains itself through this alias. Take the alias out."
                                : "No anchor `&" + name + "` stands before this alias. Define it further up.")));
    }

    private String value(ScalarEvent event) {
        var text =
                isCutOff(event) ? event.getValue().substring(0, event.getValue().length() - 1) : event.getValue();
        return event.getTag().filter(BINARY::equals).isPresent() ? decoded(event, text) : text;
    }

    /// Compose takes the bytes behind `!!binary` for text.
    private String decoded(ScalarEvent event, String text) {
        var digits = LINE_END.matcher(text).replaceAll("");
        if (!BASE64.matcher(digits).matches()) {
            throw new BrokenYaml(new Problem(
                    source.position(start(event), end(event)),
                    "What follows `!!binary` is no base64. Correct it, or write the text itself."));
        }
        return new String(Base64.getDecoder().decode(digits), StandardCharsets.UTF_8);
    }

    private Syntax scalar(ScalarEvent event) {
        return new Syntax.Scalar(
                start(event),
                end(event),
                event.getTag().orElse(""),
                anchor(event.getAnchor()),
                value(event),
                event.getScalarStyle());
    }

    /// A block scalar whose last line has no line break has none in its value either; the library adds one.
    private boolean isCutOff(ScalarEvent event) {
        return (event.isLiteral() || event.isFolded())
                && event.getValue().endsWith("\n")
                && end(event) == source.length()
                && !SourceText.isBreak(source.at(source.length() - 1));
    }

    private Syntax sequence(SequenceStartEvent event) {
        var items = new ArrayList<Syntax>();
        var next = events.next();
        while (next.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(next));
            next = events.next();
        }
        var flow = event.getFlowStyle() == FlowStyle.FLOW;
        var last = items.isEmpty() ? end(event) : items.getLast().end();
        return new Syntax.Sequence(
                start(event),
                flow ? end(next) : last,
                event.getTag().orElse(""),
                anchor(event.getAnchor()),
                flow,
                items);
    }

    private Syntax mapping(MappingStartEvent event) {
        var pairs = new ArrayList<Syntax.Pair>();
        var next = events.next();
        while (next.getEventId() != Event.ID.MappingEnd) {
            var key = node(next);
            pairs.add(new Syntax.Pair(key, node(events.next())));
            next = events.next();
        }
        reportKeys(pairs);
        var flow = event.getFlowStyle() == FlowStyle.FLOW;
        var last = pairs.isEmpty() ? end(event) : pairs.getLast().value().end();
        return new Syntax.Mapping(
                start(event),
                flow ? end(next) : last,
                event.getTag().orElse(""),
                anchor(event.getAnchor()),
                flow,
                pairs);
    }

    private void reportKeys(List<Syntax.Pair> pairs) {
        var seen = new HashMap<String, Syntax>();
        for (var pair : pairs) {
            if (pair.key().resolved() instanceof Syntax.Scalar key && isWord(key)) {
                if (pair.value().resolved().tag().equals("!reset")) {
                    continue;
                }
                var first = seen.putIfAbsent(key.value(), pair.key());
                if (first != null) {
                    var line = source.position(first.start(), first.end()).line();
                    problem(
                            pair.key(),
                            "`" + key.value() + "` is already written at line " + line
                                    + ", and a file that says a key twice is refused. Keep one of them.");
                }
            } else {
                problem(
                        pair.key(),
                        "This key is not a plain word. Put it in quotes; or is this a template that"
                                + " must be rendered first?");
            }
        }
    }

    private static boolean isWord(Syntax.Scalar key) {
        return PlainScalar.kind(key) == Node.Kind.STRING;
    }

    private void problem(Syntax at, String message) {
        problems.add(new Problem(source.position(at.start(), at.end()), message));
    }

    private static String anchor(Optional<Anchor> anchor) {
        return anchor.map(Anchor::getValue).orElse("");
    }

    private static int start(Event event) {
        return event.getStartMark().map(Mark::getIndex).orElse(0);
    }

    private static int end(Event event) {
        return event.getEndMark().map(Mark::getIndex).orElse(0);
    }
}
