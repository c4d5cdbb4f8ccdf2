package cn.yinling.simulators.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The package's {@code package-info} is marked. */
final class BeInAnnotatedPackage extends ArchCondition<JavaClass> {
    BeInAnnotatedPackage() {
        super("be in a package marked @NullMarked");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean isMarked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
                new SimpleConditionEvent(
                        type, isMarked, type.getPackageName() + " marked: " + isMarked));
    }
}
