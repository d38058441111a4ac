package org.sunledger.projections.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** The ways in which one instruction can be wrong: another constant, account or column, another sign, a step left out. */
final class Mutators {
    /**
     * One way.
     *
     * @param what for people, and part of the mutant's name
     * @param edit makes it wrong, in a fresh copy of its method
     */
    record Change(String what, BiConsumer<InsnList, AbstractInsnNode> edit) {}

    private static final Map<Integer, Integer> NEGATIONS = Map.ofEntries(
            Map.entry(Opcodes.IFEQ, Opcodes.IFNE),
            Map.entry(Opcodes.IFNE, Opcodes.IFEQ),
            Map.entry(Opcodes.IFLT, Opcodes.IFGE),
            Map.entry(Opcodes.IFGE, Opcodes.IFLT),
            Map.entry(Opcodes.IFGT, Opcodes.IFLE),
            Map.entry(Opcodes.IFLE, Opcodes.IFGT),
            Map.entry(Opcodes.IF_ICMPEQ, Opcodes.IF_ICMPNE),
            Map.entry(Opcodes.IF_ICMPNE, Opcodes.IF_ICMPEQ),
            Map.entry(Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGE),
            Map.entry(Opcodes.IF_ICMPGE, Opcodes.IF_ICMPLT),
            Map.entry(Opcodes.IF_ICMPGT, Opcodes.IF_ICMPLE),
            Map.entry(Opcodes.IF_ICMPLE, Opcodes.IF_ICMPGT),
            Map.entry(Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE),
            Map.entry(Opcodes.IF_ACMPNE, Opcodes.IF_ACMPEQ),
            Map.entry(Opcodes.IFNULL, Opcodes.IFNONNULL),
            Map.entry(Opcodes.IFNONNULL, Opcodes.IFNULL));

    private static final Map<Integer, Integer> ARITHMETIC = Map.of(
            Opcodes.LADD, Opcodes.LSUB,
            Opcodes.LSUB, Opcodes.LADD,
            Opcodes.IADD, Opcodes.ISUB,
            Opcodes.ISUB, Opcodes.IADD,
            Opcodes.IMUL, Opcodes.IADD);

    private static final Map<String, String> EXACT = Map.of("addExact", "subtractExact", "subtractExact", "addExact");

    private Mutators() {}

    static List<Change> of(MethodNode method, AbstractInsnNode instruction) {
        return switch (instruction) {
            case FieldInsnNode field -> field(field);
            case JumpInsnNode jump -> jump(jump);
            case MethodInsnNode call -> call(call);
            case InvokeDynamicInsnNode lambda -> lambda(lambda);
            case LdcInsnNode constant -> constant(constant);
            case IntInsnNode number -> number(number);
            case IincInsnNode ignored ->
                List.of(new Change("counts by one more", (list, at) -> ((IincInsnNode) at).incr++));
            case TableSwitchInsnNode choice -> choice(choice.labels, choice.dflt);
            case LookupSwitchInsnNode choice -> choice(choice.labels, choice.dflt);
            case InsnNode plain -> plain(method, plain);
            default -> List.of();
        };
    }

    private static List<Change> field(FieldInsnNode field) {
        if (field.getOpcode() != Opcodes.GETSTATIC || !field.desc.equals("L" + field.owner + ";")) return List.of();
        var constants = classOf(field.owner).getEnumConstants();
        if (constants == null) return replaced(field.name + " is null", new InsnNode(Opcodes.ACONST_NULL));
        var names =
                Arrays.stream(constants).map(each -> ((Enum<?>) each).name()).toList();
        var next = names.get((names.indexOf(field.name) + 1) % names.size());
        return List.of(new Change(field.name + " becomes " + next, (list, at) -> ((FieldInsnNode) at).name = next));
    }

    private static List<Change> jump(JumpInsnNode jump) {
        var negated = NEGATIONS.get(jump.getOpcode());
        if (negated == null) return List.of();
        return List.of(new Change("condition turned", (list, at) -> ((JumpInsnNode) at).setOpcode(negated)));
    }

    private static List<Change> call(MethodInsnNode call) {
        var changes = new ArrayList<Change>();
        if (call.owner.equals("java/util/Objects")) return changes; // made by the compiler
        if (call.name.equals("of") && call.desc.startsWith("()"))
            return replaced("nothing becomes null", new InsnNode(Opcodes.ACONST_NULL));
        if (call.owner.equals("java/lang/Math")) {
            var other = EXACT.get(call.name);
            if (other != null)
                changes.add(
                        new Change(call.name + " becomes " + other, (list, at) -> ((MethodInsnNode) at).name = other));
            if (call.name.equals("negateExact")) changes.add(new Change("sign kept", InsnList::remove));
        }
        var sibling = sibling(call.owner, call.name, call.desc);
        if (sibling != null)
            changes.add(
                    new Change(call.name + " becomes " + sibling, (list, at) -> ((MethodInsnNode) at).name = sibling));
        if (isAsked(call))
            changes.add(new Change(call.name + " answers null", (list, at) -> leaveOut(list, (MethodInsnNode) at)));
        if (isStep(call))
            changes.add(new Change(call.name + " left out", (list, at) -> leaveOut(list, (MethodInsnNode) at)));
        return changes;
    }

    /** A call for its effect: its result is nothing, is thrown away, or is what it was called on. */
    private static boolean isStep(MethodInsnNode call) {
        if (call.name.startsWith("<")) return false;
        var result = Type.getReturnType(call.desc);
        var isDropped = call.getNext() != null && call.getNext().getOpcode() == Opcodes.POP;
        var isFluent = call.getOpcode() != Opcodes.INVOKESTATIC
                && result.getSort() == Type.OBJECT
                && result.getInternalName().equals(call.owner);
        var isOneOfMany = call.name.equals("column") || call.name.startsWith("thenComparing");
        return result.getSort() == Type.VOID || isDropped || (isFluent && isOneOfMany);
    }

    /** What is asked of a rule or of a record of ours. */
    private static boolean isAsked(MethodInsnNode call) {
        return call.owner.startsWith("org/sunledger/ledger/")
                && Type.getReturnType(call.desc).getSort() == Type.OBJECT;
    }

    private static void leaveOut(InsnList list, MethodInsnNode call) {
        var result = Type.getReturnType(call.desc);
        var arguments = Type.getArgumentTypes(call.desc);
        for (int i = arguments.length - 1; i >= 0; i--)
            list.insertBefore(call, new InsnNode(arguments[i].getSize() == 2 ? Opcodes.POP2 : Opcodes.POP));
        var isFluent =
                result.getSort() == Type.OBJECT && result.getInternalName().equals(call.owner);
        if (call.getOpcode() != Opcodes.INVOKESTATIC && !isFluent) list.insertBefore(call, new InsnNode(Opcodes.POP));
        if (result.getSort() != Type.VOID && !isFluent) {
            list.insertBefore(
                    call, new InsnNode(result.getSort() == Type.BOOLEAN ? Opcodes.ICONST_1 : Opcodes.ACONST_NULL));
        }
        list.remove(call);
    }

    /** {@code Word::number} in the place of … : another component of the same record and type. */
    private static List<Change> lambda(InvokeDynamicInsnNode lambda) {
        for (int i = 0; i < lambda.bsmArgs.length; i++) {
            if (!(lambda.bsmArgs[i] instanceof Handle handle)) continue;
            var sibling = sibling(handle.getOwner(), handle.getName(), handle.getDesc());
            if (sibling == null) continue;
            int argument = i;
            var other = new Handle(handle.getTag(), handle.getOwner(), sibling, handle.getDesc(), handle.isInterface());
            return List.of(new Change(
                    handle.getName() + " becomes " + sibling,
                    (list, at) -> ((InvokeDynamicInsnNode) at).bsmArgs[argument] = other));
        }
        return List.of();
    }

    private static String sibling(String owner, String name, String descriptor) {
        if (!owner.startsWith("org/sunledger/") || !descriptor.startsWith("()")) return null;
        var components = classOf(owner).getRecordComponents();
        if (components == null) return null;
        var names = Arrays.stream(components)
                .filter(each -> Type.getDescriptor(each.getType()).equals(descriptor.substring(2)))
                .map(each -> each.getName())
                .toList();
        if (names.size() < 2 || !names.contains(name)) return null;
        return names.get((names.indexOf(name) + 1) % names.size());
    }

    private static List<Change> constant(LdcInsnNode constant) {
        Object other = switch (constant.cst) {
            case String text -> text + "~";
            case Long number -> number + 1;
            case Integer number -> number + 1;
            default -> null;
        };
        if (other == null) return List.of();
        return List.of(new Change(
                "'%s' becomes '%s'".formatted(constant.cst, other), (list, at) -> ((LdcInsnNode) at).cst = other));
    }

    private static List<Change> number(IntInsnNode number) {
        return number.getOpcode() == Opcodes.NEWARRAY
                ? List.of()
                : List.of(new Change(
                        "%d becomes %d".formatted(number.operand, number.operand + 1),
                        (list, at) -> ((IntInsnNode) at).operand++));
    }

    /** Each case goes where another one goes. */
    private static List<Change> choice(List<LabelNode> labels, LabelNode otherwise) {
        var targets = List.copyOf(new LinkedHashSet<>(labels));
        var changes = new ArrayList<Change>();
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i) == otherwise) continue;
            var to = (targets.indexOf(labels.get(i)) + 1) % targets.size();
            var target = targets.size() == 1 ? -1 : labels.indexOf(targets.get(to));
            int from = i;
            changes.add(new Change("case %d goes to case %d".formatted(i, target), (list, at) -> {
                var its = at instanceof TableSwitchInsnNode table ? table.labels : ((LookupSwitchInsnNode) at).labels;
                var none = at instanceof TableSwitchInsnNode table ? table.dflt : ((LookupSwitchInsnNode) at).dflt;
                its.set(from, target < 0 ? none : its.get(target));
            }));
        }
        return changes;
    }

    private static List<Change> plain(MethodNode method, InsnNode plain) {
        int opcode = plain.getOpcode();
        var arithmetic = ARITHMETIC.get(opcode);
        if (arithmetic != null) return replaced("other arithmetic", new InsnNode(arithmetic));
        return switch (opcode) {
            case Opcodes.LNEG, Opcodes.INEG -> List.of(new Change("sign kept", InsnList::remove));
            case Opcodes.ICONST_0, Opcodes.ICONST_1 ->
                replaced("%d becomes %d".formatted(opcode - 3, 4 - opcode), new InsnNode(7 - opcode));
            case Opcodes.ICONST_2, Opcodes.ICONST_3, Opcodes.ICONST_4 ->
                replaced("%d becomes %d".formatted(opcode - 3, opcode - 2), new InsnNode(opcode + 1));
            case Opcodes.LCONST_0 -> replaced("0 becomes 1", new InsnNode(Opcodes.LCONST_1));
            case Opcodes.LCONST_1 -> replaced("1 becomes 0", new InsnNode(Opcodes.LCONST_0));
            case Opcodes.LRETURN -> before("answers 0", new InsnNode(Opcodes.POP2), new InsnNode(Opcodes.LCONST_0));
            case Opcodes.IRETURN -> before("answers 0", new InsnNode(Opcodes.POP), new InsnNode(Opcodes.ICONST_0));
            case Opcodes.ARETURN -> nothing(method, plain);
            default -> List.of();
        };
    }

    private static List<Change> nothing(MethodNode method, InsnNode answer) {
        if (answer.getPrevious() instanceof MethodInsnNode call && call.name.equals("of") && call.desc.startsWith("()"))
            return List.of(); // answers nothing anyway
        var type = Type.getReturnType(method.desc).getInternalName();
        if (Set.of("java/util/List", "java/util/Map").contains(type)) {
            return before(
                    "answers nothing",
                    new InsnNode(Opcodes.POP),
                    new MethodInsnNode(Opcodes.INVOKESTATIC, type, "of", "()L" + type + ";", true));
        }
        return before("answers null", new InsnNode(Opcodes.POP), new InsnNode(Opcodes.ACONST_NULL));
    }

    private static List<Change> replaced(String what, AbstractInsnNode by) {
        return List.of(new Change(what, (list, at) -> list.set(at, by.clone(Map.of()))));
    }

    private static List<Change> before(String what, AbstractInsnNode... added) {
        return List.of(new Change(what, (list, at) -> {
            for (var each : added) list.insertBefore(at, each.clone(Map.of()));
        }));
    }

    private static Class<?> classOf(String internalName) {
        try {
            return Class.forName(internalName.replace('/', '.'), false, Mutators.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
