package cn.yinling.register.carebeds;

import cn.yinling.runtime.web.api.Call;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step as it is sent: its name, and what that one needs. Immutable. */
record StepEntry(
        String step,
        @Nullable String note,
        @Nullable Circumstances assessment,
        @Nullable String assessor,
        @Nullable LocalDate on,
        @Nullable List<Equipment> equipment,
        @Nullable List<String> deviceIds,
        @Nullable Boolean inOrder,
        @Nullable LocalDate nextOn) {

    /** The step, of today where no day is named. */
    Step step(LocalDate today) {
        LocalDate day = on == null ? today : on;
        Circumstances known = assessment == null ? Circumstances.UNKNOWN : assessment;
        return switch (step) {
            case "apply" -> new Step.Apply(known, note);
            case "screen" -> new Step.Screen(known, note);
            case "assess" -> new Step.Assess(known, assessor == null ? "" : assessor, day, note);
            case "approve" -> new Step.Approve(note);
            case "refuse" -> new Step.Refuse(note);
            case "equip" -> new Step.Equip(equipment == null ? List.of() : equipment, note);
            case "install" ->
                    new Step.Install(day, deviceIds == null ? List.of() : deviceIds, note);
            case "check" -> new Step.Check(day, !Boolean.FALSE.equals(inOrder), nextOn, note);
            case "hand-back" -> new Step.HandBack(note);
            case "withdraw" -> new Step.Withdraw(note);
            default -> throw Call.mistake("body", "/step", "is no step of a care bed's file");
        };
    }
}
