/**
 * The files that Finder opens with the program, as its Info.plist has them. jpackage writes them only with an installer of its own making, not into a program
 * that is finished. macOS looks only at the last ending of a name: the program is offered for all of NDJSON, behind whatever the person chose for it.
 */
final class MacDocuments {
    private static final String TYPES = """
              <key>CFBundleDocumentTypes</key>
              <array>
                <dict>
                  <key>CFBundleTypeName</key>
                  <string>Signals of agents</string>
                  <key>CFBundleTypeRole</key>
                  <string>Viewer</string>
                  <key>LSHandlerRank</key>
                  <string>Alternate</string>
                  <key>CFBundleTypeExtensions</key>
                  <array>
                    <string>ndjson</string>
                  </array>
                  <key>CFBundleTypeMIMETypes</key>
                  <array>
                    <string>%s</string>
                  </array>
                </dict>
              </array>
            """.formatted(Product.CAPTURES);

    private MacDocuments() {}

    /** The list of properties with these. */
    static String into(String plist) {
        int end = plist.lastIndexOf("</dict>");
        if (end < 0 || plist.contains("CFBundleDocumentTypes")) {
            throw new IllegalStateException("jpackage writes another Info.plist than it did: " + plist);
        }
        int line = plist.lastIndexOf('\n', end) + 1;
        return plist.substring(0, line) + TYPES + plist.substring(line);
    }
}
