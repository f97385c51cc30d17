package dev.composure.compose.project;

import dev.composure.compose.Position;
import dev.composure.compose.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Resolves `extends`: of a service of the same file or of another, in chains; cycles are reported, not followed.
final class Extensions {

    private static final int LONGEST_CHAIN = 50;

    private final Sources sources;
    private final Merge merge;
    private final Remarks remarks;
    private final Map<String, Optional<Home>> opened = new HashMap<>();

    Extensions(Sources sources, Merge merge, Remarks remarks) {
        this.sources = sources;
        this.merge = merge;
        this.remarks = remarks;
    }

    /// One file whose services extend or are extended, with what is already resolved in it.
    record Home(
            String path, Scope scope, Node.Mapping root, Set<List<String>> resets, Map<String, Node.Mapping> resolved) {

        Home(String path, Scope scope, Node.Mapping root, Set<List<String>> resets) {
            this(path, scope, root, resets, new HashMap<>());
        }

        Optional<Node.Mapping> services() {
            return root.get("services").flatMap(Extensions::asMapping);
        }
    }

    private record Link(String path, String service) {
        @Override
        public String toString() {
            return "`" + service + "` in " + path;
        }
    }

    private record Reference(String service, String file, Position position) {}

    private static Optional<Node.Mapping> asMapping(Node node) {
        return node instanceof Node.Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    Node.Mapping apply(Home home) {
        var services = home.services();
        if (services.isEmpty()) {
            return home.root();
        }
        var resolved = services.orElseThrow()
                .mapped((name, value) ->
                        value instanceof Node.Mapping service ? resolve(name, service, home, List.of()) : value);
        var key = home.root().entries().get("services");
        return key == null ? home.root() : home.root().with("services", key.with(resolved));
    }

    private Node.Mapping resolve(String name, Node.Mapping service, Home home, List<Link> trail) {
        var extended = service.get("extends");
        if (extended.isEmpty()) {
            return service;
        }
        var known = home.resolved().get(name);
        if (known != null) {
            return known;
        }
        var whole = resolveNew(name, service, extended.orElseThrow(), home, trail);
        home.resolved().put(name, whole);
        return whole;
    }

    private Node.Mapping resolveNew(String name, Node.Mapping service, Node extended, Home home, List<Link> trail) {
        var own = service.without("extends");
        var link = new Link(home.path(), name);
        var reference = reference(extended, link, trail);
        return reference
                .flatMap(target -> resolveBase(target, home, trail, link))
                .map(base -> Resets.applyToService(base, name, home.resets()))
                .map(base -> merge.services(base, own, name))
                .orElse(own);
    }

    private Optional<Reference> reference(Node extended, Link link, List<Link> trail) {
        if (trail.contains(link) || trail.size() >= LONGEST_CHAIN) {
            remarks.problem(
                    extended.position(),
                    link + " extends itself or goes on for too long: "
                            + String.join(
                                    " extends ",
                                    trail.stream().map(Link::toString).toList())
                            + " extends " + link + ". Take one `extends` out.");
            return Optional.empty();
        }
        var canonical = Canonical.of(extended, "extends");
        var service = text(canonical, "service");
        if (service.isEmpty()) {
            remarks.problem(extended.position(), "`extends` needs the name of a service: `extends: {service: NAME}`.");
            return Optional.empty();
        }
        return Optional.of(new Reference(service, text(canonical, "file"), extended.position()));
    }

    private static String text(Node node, String key) {
        return node instanceof Node.Mapping mapping
                ? mapping.scalar(key).map(Node.Scalar::value).orElse("")
                : "";
    }

    private Optional<Node.Mapping> resolveBase(Reference target, Home home, List<Link> trail, Link link) {
        var base = target.file().isEmpty() ? Optional.of(home) : open(target, home);
        if (base.isEmpty()) {
            return Optional.empty();
        }
        var service = base.flatMap(Home::services).flatMap(all -> all.get(target.service()));
        if (service.isEmpty()) {
            remarks.problem(
                    target.position(),
                    "There is no service `" + target.service() + "` in "
                            + base.orElseThrow().path() + " to extend. Name one that is there.");
        }
        var longer = new ArrayList<>(trail);
        longer.add(link);
        return service.flatMap(Extensions::asMapping)
                .map(mapping -> resolve(target.service(), mapping, base.orElseThrow(), longer));
    }

    private Optional<Home> open(Reference target, Home home) {
        if (AbsolutePath.isRemote(target.file())) {
            remarks.problem(
                    target.position(),
                    "`" + target.file() + "` is not on this disk; Composure does not fetch what a service extends."
                            + " Use a local copy.");
            return Optional.empty();
        }
        var path = AbsolutePath.resolve(home.scope().directory(), target.file());
        var key = path + "\n" + System.identityHashCode(home.scope().variables());
        return opened.computeIfAbsent(key, _ -> read(path, target, home));
    }

    private Optional<Home> read(String path, Reference target, Home home) {
        var missing = path + ", which this extends, does not exist. Put it there, or correct `file:`.";
        var documents = sources.documents(path, target.position(), missing);
        var scope = new Scope(AbsolutePath.parent(path), home.scope().variables());
        return documents.map(found -> {
            var tree = ProjectReading.empty(path);
            var resets = new LinkedHashSet<List<String>>();
            for (var root : found.roots()) {
                var expansion = new Expansion(found.source(), scope, remarks);
                if (expansion.expand(root) instanceof Node.Mapping own) {
                    tree = merge.projects(Resets.apply(tree, expansion.resets()), own);
                    resets.addAll(expansion.resets());
                }
            }
            return new Home(path, scope, EnvFileNames.absolute(tree, scope.directory()), resets);
        });
    }
}
