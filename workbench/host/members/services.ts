import { hostType, type HostObject } from "../host-object";

/** What the host does when a service of the library calls. */
export interface ServiceCalls {
  /** Ribbon and shared-runtime actions can be sent from now on. */
  actionsReady(): void;
  /** Results of custom functions called over the wire: [invocation id, succeeded, value, error code?]. */
  functionResults(results: unknown): void;
}

const addinService = hostType<ServiceCalls>({
  name: "AddinInternalService",
  methods: { NotifyActionHandlerReady: (self) => (self.actionsReady(), null) },
});

const functionsService = hostType<ServiceCalls>({
  name: "CustomFunctions",
  methods: {
    SetInvocationArrayResults: (self, results) => (self.functionResults(results), null),
    SetInvocationResults: (self, results) => (self.functionResults(results), null),
    _GetEnabledFeatures: () => [1, 2, 3, 4],
    _SetOsfControlContainerReadyForCustomFunctions: () => null,
  },
});

/** The services that office.js asks for by name; null for another. */
export function serviceObject(name: string, calls: ServiceCalls): HostObject | null {
  if (name === "Microsoft.InternalService.AddinInternalService") return addinService(calls);
  if (name === "Microsoft.ExcelServices.CustomFunctions") return functionsService(calls);
  return null;
}
