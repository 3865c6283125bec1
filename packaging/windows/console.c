/* bayan.com: what a terminal finds before bayan.exe. A program with a window has
   no console of its own, and cmd.exe does not wait for it; this one has, waits,
   and ends as the program does. */
#include <windows.h>

/* The rest of the command line, after the program's own name. */
static wchar_t *rest(wchar_t *line) {
  if (*line == L'"') {
    for (line++; *line && *line != L'"'; line++) {}
    if (*line) line++;
  } else {
    while (*line && *line != L' ' && *line != L'\t') line++;
  }
  return line;
}

static DWORD run(void) {
  static wchar_t path[32768], line[65536];
  DWORD n = GetModuleFileNameW(NULL, path, 32768);
  if (n < 4 || n >= 32768) return 1;
  lstrcpyW(path + n - 4, L".exe");
  wchar_t *args = rest(GetCommandLineW());
  if (lstrlenW(path) + lstrlenW(args) + 3 > 65536) return 1;
  line[0] = L'"';
  lstrcpyW(line + 1, path);
  lstrcatW(line, L"\"");
  lstrcatW(line, args);

  STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES};
  start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
  start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
  start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
  PROCESS_INFORMATION child;
  SetConsoleOutputCP(CP_UTF8);
  SetConsoleCtrlHandler(NULL, TRUE); /* Ctrl+C is the program's to answer */
  if (!CreateProcessW(path, line, NULL, NULL, TRUE, 0, NULL, NULL, &start, &child)) return 1;
  WaitForSingleObject(child.hProcess, INFINITE);
  DWORD code = 1;
  GetExitCodeProcess(child.hProcess, &code);
  return code;
}

void start(void) { ExitProcess(run()); }
