package dev.thalamus.hub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** The floors of the engine: a package imports only from lower ones; the facade alone sees all. */
@AnalyzeClasses(packages = "dev.thalamus.hub", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule floors = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("kit").definedBy("dev.thalamus.hub.kit..", "dev.thalamus.hub.cert..")
            .layer("wire").definedBy("dev.thalamus.hub.wire..")
            .layer("model").definedBy("dev.thalamus.hub.model..")
            .layer("floor 1").definedBy("dev.thalamus.hub.config..", "dev.thalamus.hub.event..", "dev.thalamus.hub.query..")
            .layer("capture").definedBy("dev.thalamus.hub.capture..")
            .layer("store").definedBy("dev.thalamus.hub.store..")
            .layer("knowledge").definedBy("dev.thalamus.hub.knowledge..")
            .layer("audit").definedBy("dev.thalamus.hub.audit..")
            .layer("identity").definedBy("dev.thalamus.hub.identity..")
            .layer("net").definedBy("dev.thalamus.hub.net..")
            .layer("core").definedBy("dev.thalamus.hub.core..")
            .layer("session").definedBy("dev.thalamus.hub.session..")
            .layer("network").definedBy("dev.thalamus.hub.network..")
            .layer("neural").definedBy("dev.thalamus.hub.neural..")
            .layer("federation").definedBy("dev.thalamus.hub.federation..")
            .layer("rpc").definedBy("dev.thalamus.hub.rpc..")
            .layer("web").definedBy("dev.thalamus.hub.web..")
            .layer("sandbox").definedBy("dev.thalamus.hub.sandbox..")
            .layer("facade").definedBy("dev.thalamus.hub")
            .whereLayer("kit").mayNotAccessAnyLayer()
            .whereLayer("wire").mayOnlyAccessLayers("kit")
            .whereLayer("model").mayOnlyAccessLayers("kit")
            .whereLayer("floor 1").mayOnlyAccessLayers("kit", "wire", "model")
            .whereLayer("capture").mayOnlyAccessLayers("kit", "wire", "model", "floor 1")
            .whereLayer("store").mayOnlyAccessLayers("kit", "wire", "model", "floor 1")
            .whereLayer("knowledge").mayOnlyAccessLayers("kit", "model")
            .whereLayer("audit").mayOnlyAccessLayers("kit", "wire", "model", "floor 1")
            .whereLayer("identity").mayOnlyAccessLayers("kit", "wire", "model", "floor 1", "knowledge")
            .whereLayer("net").mayOnlyAccessLayers("kit", "wire", "model", "floor 1")
            .whereLayer("core").mayOnlyAccessLayers("kit", "wire", "model", "floor 1", "store", "net", "identity")
            .whereLayer("session").mayOnlyAccessLayers("kit", "wire", "model", "floor 1", "knowledge", "identity")
            .whereLayer("network").mayOnlyAccessLayers("kit", "wire", "model", "floor 1", "net", "core", "knowledge", "audit", "identity",
                    "session")
            .whereLayer("neural").mayOnlyAccessLayers("kit", "wire", "model", "floor 1", "store", "net", "core")
            .whereLayer("federation").mayOnlyAccessLayers("kit", "wire", "model", "floor 1", "store", "net", "core")
            .whereLayer("rpc").mayOnlyAccessLayers("kit", "wire", "model", "floor 1", "store", "net", "core", "identity", "session")
            .whereLayer("web").mayOnlyAccessLayers("kit", "wire", "model", "floor 1", "net", "core")
            .whereLayer("sandbox").mayOnlyAccessLayers("kit", "wire", "model", "floor 1")
            .whereLayer("facade").mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule noCycles = slices().matching("dev.thalamus.hub.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule headless = noClasses().should().dependOnClassesThat().resideInAnyPackage("javafx..", "java.awt..",
            "javax.swing..");

    @ArchTest
    static final ArchRule quiet = noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule coreDoesNoInputOrOutput = noClasses().that().resideInAPackage("dev.thalamus.hub.core..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "java.nio.file..", "java.net..", "java.util.concurrent.locks..");
}
