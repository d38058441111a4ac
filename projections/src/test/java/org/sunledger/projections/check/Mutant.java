package org.sunledger.projections.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class with one instruction wrong.
 *
 * @param name class, method and what is wrong; numbered where a method has the same twice. The same in every run.
 * @param line in the source
 * @param bytes made when they are asked for
 */
record Mutant(String className, String name, int line, Supplier<byte[]> bytes) {
    static byte[] original(String className) {
        var resource = "/" + className.replace('.', '/') + ".class";
        try (var in = Objects.requireNonNull(Mutant.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every mutant of a class, line by line. */
    static List<Mutant> of(String className) {
        var original = original(className);
        var node = read(original);
        var mutants = new ArrayList<Mutant>();
        Map<String, Integer> names = new HashMap<>();
        for (int m = 0; m < node.methods.size(); m++) {
            var method = node.methods.get(m);
            if ((method.access & Modifier.ABSTRACT) != 0 || isOfEveryRecord(node, method)) continue;
            int line = 0;
            for (int i = 0; i < method.instructions.size(); i++) {
                var instruction = method.instructions.get(i);
                if (instruction instanceof LineNumberNode number) line = number.line;
                if (line == 0) continue; // made by the compiler
                for (var change : Mutators.of(method, instruction)) {
                    var name = "%s.%s: %s"
                            .formatted(className.substring(className.lastIndexOf('.') + 1), method.name, change.what());
                    int seen = names.merge(name, 1, Integer::sum);
                    int at = m;
                    int index = i;
                    mutants.add(new Mutant(
                            className,
                            seen == 1 ? name : name + " (" + seen + ")",
                            line,
                            () -> changed(original, at, index, change)));
                }
            }
        }
        return mutants;
    }

    /** The lines of a class that do anything, and of which some can be wrong: declarations and bare calls cannot. */
    static Set<Integer> lines(String className) {
        var lines = new TreeSet<Integer>();
        for (var method : read(original(className)).methods) {
            if (method.name.equals("<init>")) continue;
            for (var each : method.instructions) if (each instanceof LineNumberNode number) lines.add(number.line);
        }
        return lines;
    }

    private static boolean isOfEveryRecord(ClassNode node, MethodNode method) {
        return node.superName.equals("java/lang/Record")
                && Set.of("equals", "hashCode", "toString").contains(method.name);
    }

    private static byte[] changed(byte[] original, int method, int index, Mutators.Change change) {
        var node = read(original);
        MethodNode its = node.methods.get(method);
        AbstractInsnNode at = its.instructions.get(index);
        change.edit().accept(its.instructions, at);
        // Frames stay as they were: no change is of the kind that moves them.
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        return writer.toByteArray();
    }

    private static ClassNode read(byte[] bytes) {
        var node = new ClassNode();
        new ClassReader(bytes).accept(node, 0);
        return node;
    }
}
