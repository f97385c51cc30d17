import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/// NewerClasses.java JAR: gives classes that were compiled for Java 5 or older the stack maps and the version of Java 8.
/// Java keeps no older ones in its AOT cache: it would load and verify them anew at every start. What they do stays.
final class NewerClasses {

    private static final int OLDEST_KEPT = ClassFile.JAVA_6_VERSION;

    private NewerClasses() {}

    public static void main(String[] arguments) throws IOException {
        try (var jar = FileSystems.newFileSystem(Path.of(arguments[0]));
                var files = Files.walk(jar.getPath("/"))) {
            var parser = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.defaultResolver()
                            .orElse(ClassHierarchyResolver.ofResourceParsing(name -> stream(jar.getPath(
                                    "/" + name.packageName().replace('.', '/') + (name.packageName().isEmpty() ? "" : "/")
                                            + name.displayName().replace('.', '$') + ".class"))))));
            for (var file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                upgrade(parser, file);
            }
        }
    }

    private static InputStream stream(Path file) {
        try {
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void upgrade(ClassFile parser, Path file) throws IOException {
        ClassModel model = parser.parse(Files.readAllBytes(file));
        if (model.majorVersion() < OLDEST_KEPT) {
            var time = Files.getLastModifiedTime(file);
            Files.write(file, parser.transformClass(model, newer()));
            Files.setLastModifiedTime(file, time);
        }
    }

    private static ClassTransform newer() {
        return ClassTransform.dropping(ClassFileVersion.class::isInstance)
                .andThen(ClassTransform.transformingMethodBodies((code, element) -> code.with(element)))
                .andThen(ClassTransform.endHandler(builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0)));
    }
}
