; The installer: for one person, in that person's own folder, with no
; administrator's rights. Arabic where Windows is Arabic, and where it is
; neither Arabic nor English.
;   makensis -DVERSION=… -DVERSION4=… -DFILES=… -DOUT=… installer.nsi
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
Name "$(PROGRAM)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Bayan"
InstallDirRegKey HKCU "Software\Bayan" "Folder"

!include MUI2.nsh
!define MUI_ICON "${FILES}\bayan.ico"
!define MUI_UNICON "${FILES}\bayan.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\bayan.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${FILES}\LICENSE.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Arabic"
!insertmacro MUI_LANGUAGE "English"

LangString PROGRAM ${LANG_ARABIC} "بيان"
LangString PROGRAM ${LANG_ENGLISH} "Bayan"
LangString SEALED ${LANG_ARABIC} "بيان مختوم"
LangString SEALED ${LANG_ENGLISH} "Sealed briefing"

VIProductVersion "${VERSION4}"
VIFileVersion "${VERSION4}"
VIAddVersionKey /LANG=${LANG_ARABIC} "ProductName" "بيان"
VIAddVersionKey /LANG=${LANG_ARABIC} "FileDescription" "مثبّت بيان"
VIAddVersionKey /LANG=${LANG_ARABIC} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ARABIC} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ARABIC} "LegalCopyright" "2026, The Bayan authors. MIT."

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Bayan"

Section
  SetOutPath "$INSTDIR"
  File "${FILES}\bayan.exe"
  File "${FILES}\bayan.com"
  File "${FILES}\LICENSES.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\$(PROGRAM).lnk" "$INSTDIR\bayan.exe"

  WriteRegStr HKCU "Software\Bayan" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Bayan" "Shortcut" "$SMPROGRAMS\$(PROGRAM).lnk"
  WriteRegStr HKCU "Software\Classes\.bayan" "" "Bayan.Sealed"
  WriteRegStr HKCU "Software\Classes\Bayan.Sealed" "" "$(SEALED)"
  WriteRegStr HKCU "Software\Classes\Bayan.Sealed\DefaultIcon" "" "$INSTDIR\bayan.exe,0"
  WriteRegStr HKCU "Software\Classes\Bayan.Sealed\shell\open\command" "" '"$INSTDIR\bayan.exe" open "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(PROGRAM)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\bayan.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Bayan"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; What a person wrote (%AppData%\Bayan) is not the program's to take away.
Section "Uninstall"
  ReadRegStr $0 HKCU "Software\Bayan" "Shortcut"
  Delete "$0"
  Delete "$INSTDIR\bayan.exe"
  Delete "$INSTDIR\bayan.com"
  Delete "$INSTDIR\LICENSES.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "Software\Classes\Bayan.Sealed"
  DeleteRegKey HKCU "Software\Classes\.bayan"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Bayan"
SectionEnd
