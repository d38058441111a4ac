package org.sunledger.api.cli;

import picocli.CommandLine.IVersionProvider;

/** The jar's version and the Java that runs it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "阳光账本 Sunledger " + (version == null ? "(未打包 not packaged)" : version), "Java " + Runtime.version()
        };
    }
}
