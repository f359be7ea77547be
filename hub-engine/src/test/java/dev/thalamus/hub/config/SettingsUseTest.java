package dev.thalamus.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A setting that nobody reads would be a promise that nobody keeps. */
class SettingsUseTest {
    /** They do their work by letting a hub start, or not. */
    private static final Set<String> CHECKS = Set.of("Listen.remote", "Listen.waiveToken");

    @Test
    void each_setting_is_read_by_the_engine() {
        JavaClasses engine = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.thalamus.hub");
        List<String> idle = new ArrayList<>();
        for (var group : HubConfig.class.getRecordComponents()) {
            JavaClass record = engine.get(group.getType());
            for (var component : group.getType().getRecordComponents()) {
                JavaMethod accessor = record.getMethod(component.getName());
                boolean read = accessor.getAccessesToSelf().stream()
                        .anyMatch(access -> !access.getOriginOwner().getPackageName().equals("dev.thalamus.hub.config"));
                String name = record.getSimpleName() + "." + component.getName();
                if (!read && !CHECKS.contains(name)) {
                    idle.add(name);
                }
            }
        }
        assertThat(idle).isEmpty();
    }
}
