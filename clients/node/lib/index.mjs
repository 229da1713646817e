// The package, for `import`. It is the same code as for `require`, so that an error is of one class, whoever threw it.
import kassa from "./index.cjs";

export const {
	Kassa,
	Webhook,
	VERSION,
	KassaError,
	AuthenticationError,
	PermissionDeniedError,
	InvalidRequestError,
	NotFoundError,
	ConflictError,
	IdempotencyError,
	RateLimitError,
	ApiError,
	ApiConnectionError,
	SignatureVerificationError,
} = kassa;
export default Kassa;
