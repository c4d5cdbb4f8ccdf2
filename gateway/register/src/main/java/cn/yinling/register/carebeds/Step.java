package cn.yinling.register.carebeds;

import cn.yinling.register.Faults;
import cn.yinling.register.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something that is done about a family-care bed, as it stands in the file's history. */
public sealed interface Step {
    Kind kind();

    /** In the words of who did it; null for none. */
    @Nullable String note();

    /** What is wrong with it by itself; empty where nothing is. */
    default Faults check(LocalDate today) {
        return new Faults("").optional("note", note(), 500);
    }

    /** The kinds of steps. */
    enum Kind {
        APPLY("申请"),
        SCREEN("初审"),
        ASSESS("评估"),
        APPROVE("批准"),
        REFUSE("不予批准"),
        EQUIP("配置"),
        INSTALL("安装"),
        CHECK("检查"),
        HAND_BACK("退还"),
        WITHDRAW("撤回");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        Words words() {
            return new Words(chinese, code());
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Opens the file. */
    record Apply(Circumstances circumstances, @Nullable String note) implements Step {
        @Override
        public Kind kind() {
            return Kind.APPLY;
        }
    }

    /** The papers were looked at. */
    record Screen(Circumstances circumstances, @Nullable String note) implements Step {
        @Override
        public Kind kind() {
            return Kind.SCREEN;
        }
    }

    /**
     * Somebody has assessed how far she can look after herself.
     *
     * @param circumstances as they were found; the disability must be among them
     */
    record Assess(Circumstances circumstances, String assessor, LocalDate on, @Nullable String note)
            implements Step {
        @Override
        public Kind kind() {
            return Kind.ASSESS;
        }

        @Override
        public Faults check(LocalDate today) {
            Faults faults = Step.super.check(today).text("assessor", assessor, 60);
            if (on.isAfter(today)) {
                faults.add(
                        "on",
                        "日期未到：请评估后再登记",
                        "is a day to come: enter the assessment when it has been made");
            }
            return circumstances.disability() == null
                    ? faults.add(
                            "assessment.disability",
                            "未填写：请填none（能力完好）、partly（部分失能）或disabled（失能）",
                            "is missing: none, partly or disabled")
                    : faults;
        }
    }

    record Approve(@Nullable String note) implements Step {
        @Override
        public Kind kind() {
            return Kind.APPROVE;
        }
    }

    /** The resident is to be told why, so it must be there. */
    record Refuse(@Nullable String note) implements Step {
        @Override
        public Kind kind() {
            return Kind.REFUSE;
        }

        @Override
        public Faults check(LocalDate today) {
            return new Faults("").text("note", note, 500);
        }
    }

    /** Lists what the home gets, in place of what was listed before. */
    record Equip(List<Equipment> equipment, @Nullable String note) implements Step {
        public Equip {
            equipment = List.copyOf(equipment);
        }

        @Override
        public Kind kind() {
            return Kind.EQUIP;
        }

        @Override
        public Faults check(LocalDate today) {
            Faults faults = Step.super.check(today);
            if (equipment.isEmpty() || equipment.size() > Equipment.LINES_MOST) {
                faults.add(
                        "equipment",
                        new Words("请列出1到%d项", "must have 1 to %d lines")
                                .formatted(Equipment.LINES_MOST));
            }
            for (int i = 0; i < equipment.size(); i++) {
                faults.addAll(equipment.get(i).check("equipment[%d].".formatted(i)));
            }
            return faults;
        }
    }

    /**
     * Everything stands in the home.
     *
     * @param deviceIds devices to be added to the list; none where it has them already
     */
    record Install(LocalDate on, List<String> deviceIds, @Nullable String note) implements Step {
        public Install {
            deviceIds = List.copyOf(deviceIds);
        }

        @Override
        public Kind kind() {
            return Kind.INSTALL;
        }
    }

    /**
     * Somebody has looked whether everything still works.
     *
     * @param nextOn when to look again; null for the usual time from now
     */
    record Check(LocalDate on, boolean isInOrder, @Nullable LocalDate nextOn, @Nullable String note)
            implements Step {
        @Override
        public Kind kind() {
            return Kind.CHECK;
        }

        @Override
        public Faults check(LocalDate today) {
            Faults faults = Step.super.check(today);
            if (!isInOrder) {
                faults.text("note", note, 500);
            }
            return nextOn != null && !nextOn.isAfter(on)
                    ? faults.add("nextOn", "须晚于本次检查的日期", "must be a day after the check")
                    : faults;
        }
    }

    /** The equipment goes back; its devices are revoked. */
    record HandBack(@Nullable String note) implements Step {
        @Override
        public Kind kind() {
            return Kind.HAND_BACK;
        }
    }

    /** She does not want it any more. */
    record Withdraw(@Nullable String note) implements Step {
        @Override
        public Kind kind() {
            return Kind.WITHDRAW;
        }
    }
}
